import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isResetTokenValid, NewPasswordRequest, resetPassword } from "#domain/auth/index";
import { SubmitButton } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { LinkGone } from "#web/components/link-gone.tsx";
import { PublicFrame, PublicTitle } from "#web/components/public-frame.tsx";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["public"] };
export const meta = titled("public:reset.title");

export async function loader({ params, context }: LoaderFunctionArgs) {
  const valid = await isResetTokenValid(context.control, params.token ?? "");
  return data({ valid }, { status: valid ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  form.set("token", params.token ?? "");
  const submission = parseForm(form, NewPasswordRequest, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await resetPassword(context.control, submission.value);
    return redirect("/sign-in?notice=passwordChanged");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
}

export default function ResetPassword() {
  const { t } = useTranslation("public");
  const { valid } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<NewPasswordRequest>({
    id: "reset-password",
    lastResult: useActionData<typeof action>()?.result,
  });
  if (!valid) {
    return <LinkGone text={t("reset.goneText")} to="/forgot-password" label={t("reset.again")} />;
  }
  return (
    <PublicFrame>
      <PublicTitle title={t("reset.title")}>{t("reset.text")}</PublicTitle>
      <Form form={form}>
        <TextField
          field={fields.password}
          type="password"
          label={t("fields.newPassword")}
          hint={t("fields.passwordHint")}
          autoComplete="new-password"
        />
        <SubmitButton wide>{t("reset.submit")}</SubmitButton>
      </Form>
    </PublicFrame>
  );
}
