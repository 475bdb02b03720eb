import type { SubmissionResult } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { KeyRound, Mail, ShieldOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "#domain/auth/index";
import { SubmitButton } from "#web/components/button.tsx";
import { Form as CheckedForm } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { Badge, Section } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { useForm } from "#web/lib/use-form.ts";

const tones = {
  none: "plain",
  invited: "info",
  expired: "warning",
  active: "good",
  disabled: "error",
} as const;

type Answer = { form?: string; result?: SubmissionResult<string[]> } | undefined;

/** Whether a person can sign in, and what the office can do about it. */
export function SignInSection({
  person,
  account,
  may,
}: {
  person: { email: string | null };
  account: Account;
  may: { invite: boolean; disable: boolean };
}) {
  const { t } = useTranslation("person");
  const { dateTime } = useFormat();
  const { state, email, invitedAt, until } = account;
  const line = {
    none: t("staff.accountNone"),
    invited: t("staff.accountInvited", {
      date: dateTime(invitedAt ?? 0),
      until: dateTime(until ?? 0),
    }),
    expired: t("staff.accountExpired"),
    active: t("staff.accountActive", { email }),
    disabled: t("staff.accountDisabled"),
  }[state];
  return (
    <Section title={t("staff.account")}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tones[state]}>{t(`accountStates.${state}`)}</Badge>
        {line}
      </p>
      {may.invite && state !== "active" && state !== "disabled" ? (
        <InviteForm known={person.email} again={state !== "none"} />
      ) : null}
      {may.disable && state === "active" ? (
        <details className="mt-2">
          <summary className="target text-danger">{t("staff.disable")}</summary>
          <p className="max-w-prose text-ink-soft">{t("staff.disableText")}</p>
          <Form method="post" className="mt-3">
            <SubmitButton variant="danger" icon={ShieldOff} name="intent" value="disable">
              {t("staff.disable")}
            </SubmitButton>
          </Form>
        </details>
      ) : null}
      {may.disable && state === "disabled" ? (
        <Form method="post" className="mt-3">
          <SubmitButton variant="quiet" icon={KeyRound} name="intent" value="enable">
            {t("staff.enable")}
          </SubmitButton>
        </Form>
      ) : null}
    </Section>
  );
}

function InviteForm({ known, again }: { known: string | null; again: boolean }) {
  const { t } = useTranslation("person");
  const answer = useActionData() as Answer;
  const [form, fields] = useForm<{ email: string }>({
    id: "invite",
    lastResult: answer?.form === "invite" ? answer.result : undefined,
    defaultValue: { email: known ?? "" },
  });
  return (
    <CheckedForm form={form} className="mt-3 max-w-xl gap-3 sm:flex-row sm:items-end">
      <TextField
        field={fields.email}
        type="email"
        inputMode="email"
        label={t("staff.inviteTo")}
        autoComplete="off"
        className="grow"
        required
      />
      <SubmitButton variant="quiet" icon={Mail} name="intent" value="invite">
        {t(again ? "staff.inviteAgain" : "staff.invite")}
      </SubmitButton>
    </CheckedForm>
  );
}
