import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "#web/components/inputs.tsx";
import { LOCALE_NAMES, LOCALES } from "#web/i18n/locales.ts";
import type { FormField } from "#web/lib/use-form.ts";

export type ContactParts = { email: FormField; phone: FormField; locale: FormField };

/** How a person is reached, and in which language. */
export function ContactFields({ fields, emailHint }: { fields: ContactParts; emailHint?: string }) {
  const { t } = useTranslation("person");
  return (
    <>
      <TextField
        field={fields.email}
        type="email"
        inputMode="email"
        label={t("fields.email")}
        hint={emailHint}
        autoComplete="off"
        optional
      />
      <TextField
        field={fields.phone}
        type="tel"
        inputMode="tel"
        label={t("fields.phone")}
        autoComplete="off"
        optional
      />
      <SelectField
        field={fields.locale}
        label={t("fields.language")}
        placeholder={t("fields.languageOrg")}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
    </>
  );
}
