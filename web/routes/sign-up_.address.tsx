import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isSlugFree, RESERVED_SLUGS, Slug } from "#domain/tenancy/index";
import type { AddressAnswer } from "#web/components/sign-up/slug-field.tsx";

/** Whether a school may have this address, for the form while one types. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<AddressAnswer> {
  const slug = new URL(request.url).searchParams.get("slug") ?? "";
  const checked = Slug.safeParse(slug);
  if (!checked.success) return { slug, state: "invalid" };
  const free = async (wanted: string) =>
    !RESERVED_SLUGS.includes(wanted) && (await isSlugFree(context.control, wanted));
  if (await free(checked.data)) return { slug, state: "free" };
  const other = `${checked.data.slice(0, 36)}-${2 + Math.floor(Math.random() * 98)}`;
  return { slug, state: "taken", suggestion: (await free(other)) ? other : undefined };
}
