import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import type { FormState } from "#web/lib/use-form.ts";

/** A short form on a page of its own: what will happen, a few fields, one button, the way back. */
export function AskPage({
  title,
  back,
  form,
  consequence,
  submit,
  danger,
  children,
}: {
  title: string;
  back: { to: string; label: string };
  form: FormState;
  consequence?: ReactNode;
  submit: string;
  danger?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={title} back={back} />
      <Form form={form} className="max-w-xl">
        {consequence ? <p className="max-w-prose text-ink-soft">{consequence}</p> : null}
        {children}
        <FormActions>
          <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={t("actions.working")}>
            {submit}
          </SubmitButton>
          <LinkButton variant="plain" to={back.to}>
            {t("actions.cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
