import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { SEXES } from "#domain/people/constants";
import type { StudentCreate } from "#domain/people/student.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { type Option, SelectField, TextField } from "#web/components/inputs.tsx";
import { useForm } from "#web/lib/use-form.ts";
import { FormSection, WIDE } from "../form-section.tsx";
import { SchoolField } from "../school-field.tsx";
import { within } from "../within.ts";
import { ContactFields, type ContactParts } from "./contact-fields.tsx";
import { RelationField } from "./link-fields.tsx";
import { NameFields, type NameParts } from "./name-fields.tsx";

type Shape = StudentCreate & { classId?: string };

/** Everything about a new student in one page: name, place, the person, the first guardian. */
export function NewStudentForm({
  schools,
  classes,
  grades,
  today,
  result,
}: {
  schools: readonly Option[];
  classes: readonly Option[];
  grades: readonly string[];
  today: string;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["person", "people", "common"]);
  const [form, fields] = useForm<Shape>({
    id: "new-student",
    lastResult: result,
    defaultValue: { enteredOn: today, schoolId: schools[0]?.value },
  });
  const guardian = within<keyof NameParts | keyof ContactParts | "relation">(fields, "guardian");
  return (
    <Form form={form} className="max-w-3xl gap-8">
      <FormSection title={t("form.nameSection")}>
        <NameFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.schoolSection")}>
        <SchoolField field={fields.schoolId} schools={schools} />
        <SelectField
          field={fields.classId}
          label={t("fields.class")}
          placeholder={t("fields.noClass")}
          options={classes}
        />
        <TextField
          field={fields.grade}
          label={t("fields.grade")}
          hint={t("fields.gradeHint")}
          list="grades"
          autoComplete="off"
          optional
        />
        <datalist id="grades">
          {grades.map((grade) => (
            <option key={grade} value={grade} />
          ))}
        </datalist>
        <TextField
          field={fields.admissionNumber}
          label={t("fields.admissionNumber")}
          autoComplete="off"
          optional
        />
        <TextField field={fields.enteredOn} type="date" label={t("fields.enteredOn")} />
      </FormSection>
      <FormSection title={t("form.personSection")}>
        <PersonFacts fields={fields} />
      </FormSection>
      <FormSection title={t("form.guardianSection")} hint={t("form.guardianHint")}>
        <NameFields fields={guardian} short />
        <RelationField field={guardian.relation} />
        <ContactFields fields={guardian} />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel={t("form.saving")}>{t("form.submitStudent")}</SubmitButton>
        <LinkButton variant="plain" to="/admin/people">
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

type Facts = Pick<ReturnType<typeof useForm<StudentCreate>>[1], "birthOn" | "sex" | "alertNote">;

/** Date of birth, sex and the note on the roll. */
export function PersonFacts({ fields }: { fields: Facts }) {
  const { t } = useTranslation(["person", "people"]);
  return (
    <>
      <TextField field={fields.birthOn} type="date" label={t("fields.birthOn")} optional />
      <SelectField
        field={fields.sex}
        label={t("fields.sex")}
        placeholder=""
        options={SEXES.map((value) => ({ value, label: t(`people:sex.${value}`) }))}
        optional
      />
      <TextField
        field={fields.alertNote}
        label={t("fields.alertNote")}
        hint={t("fields.alertNoteHint")}
        maxLength={200}
        className={WIDE}
        optional
      />
    </>
  );
}
