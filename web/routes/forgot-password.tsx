import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { Link, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PasswordResetRequest } from "#domain/auth/index";
import { sendPasswordReset } from "#domain/communications/index";
import { SubmitButton } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { PublicFrame, PublicTitle } from "#web/components/public-frame.tsx";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["public"] };
export const meta = titled("public:forgot.title");

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), PasswordResetRequest, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await sendPasswordReset(context.control, submission.value.email);
    return { sentTo: submission.value.email };
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
}

export default function ForgotPassword() {
  const { t } = useTranslation("public");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<PasswordResetRequest>({
    id: "forgot-password",
    lastResult: answer && "result" in answer ? answer.result : undefined,
  });
  if (answer && "sentTo" in answer) return <Sent email={answer.sentTo} />;
  return (
    <PublicFrame>
      <PublicTitle title={t("forgot.title")}>{t("forgot.text")}</PublicTitle>
      <Form form={form}>
        <TextField
          field={fields.email}
          type="email"
          label={t("fields.email")}
          autoComplete="username"
          inputMode="email"
        />
        <SubmitButton wide pendingLabel={t("forgot.pending")}>
          {t("forgot.submit")}
        </SubmitButton>
      </Form>
      <p className="mt-4">
        <Link to="/sign-in" className="target text-link">
          {t("forgot.back")}
        </Link>
      </p>
    </PublicFrame>
  );
}

function Sent({ email }: { email: string }) {
  const { t } = useTranslation("public");
  return (
    <PublicFrame>
      <div role="status">
        <PublicTitle title={t("forgot.sentTitle")}>{t("forgot.sentText", { email })}</PublicTitle>
      </div>
      <p className="flex flex-wrap gap-x-6">
        <Link to="/sign-in" className="target text-link">
          {t("forgot.back")}
        </Link>
        <Link to="/forgot-password" reloadDocument className="target text-link">
          {t("forgot.again")}
        </Link>
      </p>
    </PublicFrame>
  );
}
