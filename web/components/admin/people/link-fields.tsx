import { useTranslation } from "react-i18next";
import { GUARDIAN_RELATIONS } from "#domain/people/constants";
import { CheckboxField } from "#web/components/choices.tsx";
import { SelectField, TextField } from "#web/components/inputs.tsx";
import type { FormField } from "#web/lib/use-form.ts";

export const LINK_FLAGS = [
  "mayPickUp",
  "receivesMessages",
  "seesResults",
  "pays",
  "custodyRestricted",
] as const;

export type LinkParts = Record<"relation" | "priority" | (typeof LINK_FLAGS)[number], FormField>;

/** What an adult is to a child and may do for it. */
export function LinkFields({ fields }: { fields: LinkParts }) {
  const { t } = useTranslation(["person", "people"]);
  return (
    <>
      <RelationField field={fields.relation} />
      <TextField
        field={fields.priority}
        type="number"
        min={1}
        max={20}
        inputMode="numeric"
        label={t("fields.priority")}
        className="max-w-40"
      />
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 font-medium">{t("flags.legend")}</legend>
        <div className="grid sm:grid-cols-2 sm:gap-x-6">
          {LINK_FLAGS.map((flag) => (
            <CheckboxField
              key={flag}
              field={fields[flag]}
              label={t(`flags.${flag}`)}
              hint={flag === "custodyRestricted" ? t("flags.custodyHint") : undefined}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

export function RelationField({ field, optional }: { field: FormField; optional?: boolean }) {
  const { t } = useTranslation(["person", "people", "common"]);
  return (
    <SelectField
      field={field}
      label={t("fields.relation")}
      placeholder={t("common:form.choose")}
      options={GUARDIAN_RELATIONS.map((value) => ({
        value,
        label: t(`people:relations.${value}`),
      }))}
      optional={optional}
    />
  );
}

/** What is ticked in a new link before anybody looks at it. */
export const USUAL_FLAGS = {
  priority: "1",
  mayPickUp: "on",
  receivesMessages: "on",
  seesResults: "on",
};
