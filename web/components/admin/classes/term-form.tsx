import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type {
  AcademicSession,
  AcademicSessionCreate,
} from "#domain/academics/academic-session.schema";
import { SESSION_TYPES } from "#domain/academics/constants";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { type Option, SelectField, TextField } from "#web/components/inputs.tsx";
import { useForm } from "#web/lib/use-form.ts";

/** A school year or a part of one. What kind it is stays as it was given. */
export function TermForm({
  term,
  parents,
  parentId,
  result,
}: {
  term?: AcademicSession;
  parents: readonly Option[];
  parentId?: string;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["classes", "common"]);
  const [form, fields] = useForm<AcademicSessionCreate>({
    id: "term",
    lastResult: result,
    defaultValue: term ?? { type: parentId ? "term" : "schoolYear", parentId },
  });
  return (
    <Form form={form} className="max-w-xl">
      <TextField field={fields.title} label={t("terms.fields.title")} autoComplete="off" required />
      {term ? null : (
        <SelectField
          field={fields.type}
          label={t("terms.fields.type")}
          options={SESSION_TYPES.map((value) => ({ value, label: t(`terms.types.${value}`) }))}
        />
      )}
      <SelectField
        field={fields.parentId}
        label={t("terms.fields.parent")}
        placeholder={t("terms.fields.noParent")}
        options={parents}
      />
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <TextField
          field={fields.startsOn}
          type="date"
          label={t("terms.fields.startsOn")}
          required
        />
        <TextField field={fields.endsOn} type="date" label={t("terms.fields.endsOn")} required />
      </div>
      <FormActions>
        <SubmitButton pendingLabel={t("common:actions.saving")}>
          {term ? t("common:actions.save") : t("terms.submit")}
        </SubmitButton>
        <LinkButton variant="plain" to="/admin/terms">
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
