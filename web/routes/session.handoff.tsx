import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { redeemHandoff } from "#domain/auth/index";
import { isDomainError } from "#platform/errors";
import { deviceOf, enter } from "#web/lib/session.server.ts";
import { requireTenant } from "#web/load-context.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const tenant = requireTenant(context);
  const { searchParams } = new URL(request.url);
  const code = searchParams.get("code") ?? "";
  try {
    const signedIn = await redeemHandoff(context.control, code, tenant.id, deviceOf(request));
    return enter(context, signedIn, searchParams.get("next"));
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return redirect("/sign-in?notice=handoffExpired");
  }
}
