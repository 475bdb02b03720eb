import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  AcceptInvitationRequest,
  acceptInvitation,
  checkCredentials,
  findInvitation,
  openSession,
} from "#domain/auth/index";
import { SubmitButton } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { KeyValue } from "#web/components/layout.tsx";
import { LinkGone } from "#web/components/link-gone.tsx";
import { PublicFrame, PublicTitle } from "#web/components/public-frame.tsx";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { invitedName } from "#web/lib/invitation.server.ts";
import { deviceOf, enter } from "#web/lib/session.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";
import { requireTenant } from "#web/load-context.ts";

export const handle = { i18n: ["public"] };
export const meta = titled("public:invitation.page");

export async function loader({ params, context }: LoaderFunctionArgs) {
  const tenant = requireTenant(context);
  const found = await findInvitation(context.control, params.token ?? "");
  if (!found || found.tenantId !== tenant.id) {
    return data({ school: tenant.name, invitation: null }, { status: 410 });
  }
  const name = await invitedName(context.control, found);
  const { email, hasAccount } = found;
  return data({ school: tenant.name, invitation: { email, hasAccount, name } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireTenant(context);
  const { control } = context;
  const form = await request.formData();
  form.set("token", params.token ?? "");
  const submission = parseForm(form, AcceptInvitationRequest, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    const joined = await acceptInvitation(control, submission.value, (email, password) =>
      checkCredentials(control, { email, password }),
    );
    const session = await openSession(control, { ...joined, device: deviceOf(request) });
    return enter(context, session, "/");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
}

export default function Invitation() {
  const { t } = useTranslation("public");
  const { school, invitation } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<AcceptInvitationRequest>({
    id: "invitation",
    lastResult: useActionData<typeof action>()?.result,
  });
  if (!invitation) {
    return (
      <LinkGone text={t("invitation.goneText")} to="/sign-in" label={t("invitation.toSignIn")} />
    );
  }
  const { email, hasAccount, name } = invitation;
  return (
    <PublicFrame>
      <PublicTitle title={t("invitation.title", { school })}>
        {hasAccount
          ? t("invitation.textKnown", { email, school })
          : t("invitation.text", { email })}
      </PublicTitle>
      <div className="mb-6 border-hairline border-y">
        <KeyValue items={[{ label: t("invitation.name"), value: name }]} />
        <p className="pb-3 text-ink-quiet text-meta">{t("invitation.nameWrong")}</p>
      </div>
      <Form form={form}>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <TextField
          field={fields.password}
          type="password"
          label={t("fields.password")}
          hint={hasAccount ? undefined : t("fields.passwordHint")}
          autoComplete={hasAccount ? "current-password" : "new-password"}
        />
        <SubmitButton wide>
          {t(hasAccount ? "invitation.submitKnown" : "invitation.submit")}
        </SubmitButton>
      </Form>
    </PublicFrame>
  );
}
