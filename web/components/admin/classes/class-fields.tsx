import { useTranslation } from "react-i18next";
import { CLASS_TYPES } from "#domain/academics/constants";
import { Checkbox, RadioField } from "#web/components/choices.tsx";
import { FieldSet } from "#web/components/field.tsx";
import { type Option, SelectField, TextField } from "#web/components/inputs.tsx";
import type { FormField } from "#web/lib/use-form.ts";

type Parts = Record<"title" | "code" | "type" | "courseId" | "grades" | "location", FormField>;

/** What a class is: the same when it is added and when it is changed. */
export function ClassFields({ fields, courses }: { fields: Parts; courses: readonly Option[] }) {
  const { t } = useTranslation("classes");
  return (
    <>
      <TextField
        field={fields.title}
        label={t("fields.title")}
        hint={t("fields.titleHint")}
        autoComplete="off"
        required
      />
      <RadioField
        field={fields.type}
        label={t("fields.type")}
        options={CLASS_TYPES.map((value) => ({
          value,
          label: t(`types.${value}`),
          hint: t(`typeHints.${value}`),
        }))}
      />
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <SelectField
          field={fields.courseId}
          label={t("fields.course")}
          placeholder={t("fields.noCourse")}
          options={courses}
        />
        <TextField
          field={fields.grades}
          label={t("fields.grades")}
          hint={t("fields.gradesHint")}
          autoComplete="off"
          optional
        />
        <TextField
          field={fields.location}
          label={t("fields.location")}
          autoComplete="off"
          optional
        />
        <TextField field={fields.code} label={t("fields.code")} autoComplete="off" optional />
      </div>
    </>
  );
}

/** The school years and terms in which it runs; boxes of the name `sessionIds`. */
export function TermBoxes({
  field,
  terms,
  ticked,
}: {
  field: FormField;
  terms: readonly Option[];
  ticked: readonly string[];
}) {
  const { t } = useTranslation("classes");
  if (terms.length === 0) return null;
  return (
    <FieldSet
      id={field.id}
      label={t("fields.terms")}
      hint={t("fields.termsHint")}
      errors={field.errors}
    >
      <div className="grid sm:grid-cols-2">
        {terms.map(({ value, label }) => (
          <Checkbox
            key={value}
            name="sessionIds"
            value={value}
            defaultChecked={ticked.includes(value)}
          >
            <span className="whitespace-pre-wrap">{label}</span>
          </Checkbox>
        ))}
      </div>
    </FieldSet>
  );
}
