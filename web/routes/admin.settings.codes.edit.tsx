import { redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { CircleStop } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type AttendanceCode, codeLabel } from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { CodeForm } from "#web/components/admin/settings/code-form.tsx";
import {
  codesToChange,
  ownLocale,
  saveCode,
  setCodeStatus,
} from "#web/components/admin/settings/save-code.server.ts";
import { SubmitButton } from "#web/components/button.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings", "admin"] };
export const meta = titled("settings:tabs.codes");

/** A code may hold any sign, a slash or a dot too, so it stands in the query and not in the path. */
async function codeOf(ctx: Ctx, request: Request): Promise<AttendanceCode> {
  const wanted = paramOf(request, "code");
  const code = (await codesToChange(ctx)).find((one) => one.code === wanted);
  if (!code) throw notFound("This code");
  return code;
}

export const loader = signedIn(async ({ ctx, context, request }) => {
  const code = await codeOf(ctx, request);
  return { code, name: codeLabel(code, context.locale), own: ownLocale(ctx) };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  const code = await codeOf(ctx, request);
  const form = await request.formData();
  if (form.get("intent") !== "end") return saveCode(ctx, form, code, context.locale);
  return setCodeStatus(ctx, code.code, "ended").then(
    () => redirect(`/admin/settings/codes?done=ended&of=${encodeURIComponent(code.code)}`),
    (error) => problemOf(error, context.locale),
  );
});

export default function EditCode() {
  const { t } = useTranslation("settings");
  const { code, name, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <h2 className="mb-5 text-title">{t("codes.editTitle", { label: name })}</h2>
      <Problem />
      <CodeForm
        code={code}
        own={own}
        next={code.position}
        result={answer && "result" in answer ? answer.result : undefined}
      />
      {code.status === "active" ? (
        <Form method="post" className="mt-10 max-w-xl border-hairline border-t pt-5">
          <p className="mb-3 max-w-prose text-ink-soft">{t("codes.endText")}</p>
          <SubmitButton variant="danger" icon={CircleStop} name="intent" value="end">
            {t("codes.end")}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
