import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioField } from "#web/components/choices.tsx";
import { controlOf, Field } from "#web/components/field.tsx";
import { type Option, SelectField, TextInput } from "#web/components/inputs.tsx";
import { slugFrom } from "#web/lib/countries.ts";
import type { FormField } from "#web/lib/use-form.ts";
import { SlugField } from "./slug-field.tsx";

const KINDS = ["conversation_school", "primary", "secondary", "ptsa", "district", "other"] as const;

type Fields = Record<"schoolName" | "kind" | "country" | "slug" | "timeZone", FormField>;

/** The name as it is typed: the address and the button follow it. */
export function useSchoolName(field: FormField) {
  const [value, set] = useState(String(field.initialValue ?? ""));
  return { value, set };
}

export function SchoolFields({
  fields,
  countries,
  appHost,
  name,
}: {
  fields: Fields;
  countries: readonly Option[];
  appHost: string;
  name: ReturnType<typeof useSchoolName>;
}) {
  const { t } = useTranslation("public");
  const { schoolName } = fields;
  return (
    <section className="flex flex-col gap-5">
      <h2 className="border-hairline border-b pb-2 text-lead">{t("signUp.school")}</h2>
      <Field id={schoolName.id} label={t("signUp.schoolName")} errors={schoolName.errors}>
        <TextInput
          {...controlOf(schoolName)}
          key={schoolName.key}
          autoComplete="organization"
          onChange={(event) => name.set(event.target.value)}
        />
      </Field>
      <RadioField
        field={fields.kind}
        label={t("signUp.kind")}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`signUp.kinds.${kind}`),
          hint: t(`signUp.kinds.${kind}Hint`),
        }))}
      />
      <SelectField
        field={fields.country}
        label={t("signUp.country")}
        hint={t("signUp.countryHint")}
        options={countries}
        placeholder=""
        autoComplete="country"
      />
      <TimeZoneInput name={fields.timeZone.name} />
      <SlugField field={fields.slug} suggestion={slugFrom(name.value)} appHost={appHost} />
    </section>
  );
}

// A country may have several time zones; the browser knows which one this is.
function TimeZoneInput({ name }: { name: string }) {
  const [zone, setZone] = useState("");
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""), []);
  return zone ? <input type="hidden" name={name} value={zone} /> : null;
}
