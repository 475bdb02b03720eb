import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { GuardianCreate } from "#domain/people/guardian.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { useForm } from "#web/lib/use-form.ts";
import { FormSection } from "../form-section.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { RelationField } from "./link-fields.tsx";
import { NameFields } from "./name-fields.tsx";

type Shape = GuardianCreate & { relation: string };

/** A new guardian; with a child where the page before named one. */
export function NewGuardianForm({
  child,
  result,
}: {
  child: { id: string; displayName: string } | null;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["person", "common"]);
  const [form, fields] = useForm<Shape>({ id: "new-guardian", lastResult: result });
  return (
    <Form form={form} className="max-w-3xl gap-8">
      <FormSection title={t("form.nameSection")}>
        <NameFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.contactSection")} hint={t("form.contactHint")}>
        <ContactFields fields={fields} />
      </FormSection>
      {child ? (
        <FormSection title={t("form.childSection")} hint={child.displayName}>
          <input type="hidden" name="studentId" value={child.id} />
          <RelationField field={fields.relation} />
        </FormSection>
      ) : null}
      <FormActions>
        <SubmitButton pendingLabel={t("form.saving")}>{t("form.submitGuardian")}</SubmitButton>
        <LinkButton
          variant="plain"
          to={child ? `/admin/people/${child.id}` : "/admin/people/guardians"}
        >
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
