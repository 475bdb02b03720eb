import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { SCHOOL_TYPES } from "#domain/tenancy/constants";
import type { School, SchoolUpdate } from "#domain/tenancy/school.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { RadioField } from "#web/components/choices.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { type Option, SelectField, TextField } from "#web/components/inputs.tsx";
import { useForm } from "#web/lib/use-form.ts";

/** A school of the organisation, new or known. */
export function SchoolForm({
  school,
  parents,
  timeZones,
  result,
}: {
  school?: School;
  parents: readonly Option[];
  timeZones: readonly Option[];
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["settings", "common"]);
  const [form, fields] = useForm<SchoolUpdate>({
    id: "school",
    lastResult: result,
    defaultValue: school ?? { type: "school" },
  });
  const statuses = ["active", "inactive"] as const;
  return (
    <Form form={form} className="max-w-xl">
      <TextField field={fields.name} label={t("schools.name")} autoComplete="off" required />
      <RadioField
        segmented
        field={fields.type}
        label={t("schools.type")}
        options={SCHOOL_TYPES.map((value) => ({ value, label: t(`schools.types.${value}`) }))}
      />
      <TextField
        field={fields.identifier}
        label={t("schools.identifier")}
        hint={t("schools.identifierHint")}
        autoComplete="off"
        optional
      />
      {parents.length > 0 ? (
        <SelectField
          field={fields.parentId}
          label={t("schools.parent")}
          placeholder={t("schools.noParent")}
          options={parents}
        />
      ) : null}
      <SelectField
        field={fields.timeZone}
        label={t("schools.timeZone")}
        placeholder={school ? undefined : t("schools.timeZoneOrg")}
        options={timeZones}
      />
      {school ? (
        <RadioField
          segmented
          field={fields.status}
          label={t("schools.status")}
          hint={t("schools.statusHint")}
          options={statuses.map((value) => ({ value, label: t(`schools.statuses.${value}`) }))}
        />
      ) : null}
      <FormActions>
        <SubmitButton pendingLabel={t("common:actions.saving")}>
          {school ? t("common:actions.save") : t("schools.submit")}
        </SubmitButton>
        <LinkButton variant="plain" to="/admin/settings/schools">
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
