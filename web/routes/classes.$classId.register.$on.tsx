import {
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useSearchParams,
} from "@remix-run/react";
import type { PaperResult } from "#web/components/roll/paper-roll.tsx";
import {
  registerIdOf,
  registerPage,
  takePaper,
  whereOf,
} from "#web/components/roll/register-page.server.ts";
import { Roll } from "#web/components/roll/roll.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { formatter } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["register"], focus: true };

export const meta = titled<typeof loader>("register:title", (data) => ({
  class: data.lesson.classTitle,
  date: data.dateText,
}));

export const loader = signedIn(async ({ ctx, params, request, context }) => {
  const where = whereOf(params, request);
  const registerId = await registerIdOf(ctx, where);
  const page = await registerPage(ctx, registerId, context.locale);
  const { country } = ctx.tenant;
  const dateText = formatter(context.locale, { country }).date(where.on, "medium");
  return { ...page, dateText };
});

export const action = signedIn(async ({ ctx, params, request }) => {
  const where = whereOf(params, request);
  const registerId = await registerIdOf(ctx, where);
  const { pathname } = new URL(request.url);
  const at = where.at ?? `${registerId.slice(-4, -2)}:${registerId.slice(-2)}`;
  const here = `${pathname.replace(/\.data$/, "")}?at=${at.replace(":", "")}`;
  return takePaper(ctx, registerId, await request.formData(), here);
});

/** Opening a student or the submission is this page's own affair; nothing is fetched for it. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const { currentUrl, nextUrl, currentParams, nextParams, formAction } = args;
  if (formAction || currentUrl.href === nextUrl.href) return args.defaultShouldRevalidate;
  const same = currentParams.classId === nextParams.classId && currentParams.on === nextParams.on;
  return !same || currentUrl.searchParams.get("at") !== nextUrl.searchParams.get("at");
}

export default function RegisterPage() {
  const { roll, lesson } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PaperResult | undefined;
  const [params] = useSearchParams();
  const saved = Number(params.get("saved"));
  const result = answer ?? (saved > 0 ? { saved, conflicts: [], error: null } : null);
  return (
    <Roll
      key={lesson.registerId}
      start={roll}
      lesson={lesson}
      result={result}
      asked={{
        student: params.get("student"),
        review: params.has("review"),
        reopen: params.has("reopen"),
      }}
    />
  );
}
