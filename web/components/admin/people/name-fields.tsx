import { useTranslation } from "react-i18next";
import { TextField } from "#web/components/inputs.tsx";
import type { FormField } from "#web/lib/use-form.ts";
import { useCountry } from "../use-country.ts";

export type NameParts = {
  givenName: FormField;
  familyName: FormField;
  middleName: FormField;
  preferredName: FormField;
  kanaGivenName: FormField;
  kanaFamilyName: FormField;
};

/** The parts of a name in the order in which the country writes them; readings in Japan. */
export function NameFields({ fields, short }: { fields: NameParts; short?: boolean }) {
  const { t } = useTranslation("person");
  const japan = useCountry() === "JP";
  const family = (
    <TextField
      key="family"
      field={fields.familyName}
      label={t("fields.familyName")}
      hint={short ? undefined : t("fields.familyNameHint")}
      autoComplete="off"
      optional
    />
  );
  const given = (
    <TextField
      key="given"
      field={fields.givenName}
      label={t("fields.givenName")}
      autoComplete="off"
      required
    />
  );
  return (
    <>
      {japan ? [family, given] : [given, family]}
      {japan ? (
        <>
          <TextField
            field={fields.kanaFamilyName}
            label={t("fields.kanaFamilyName")}
            autoComplete="off"
            optional
          />
          <TextField
            field={fields.kanaGivenName}
            label={t("fields.kanaGivenName")}
            autoComplete="off"
            optional
          />
        </>
      ) : null}
      {short ? null : (
        <>
          {japan ? null : (
            <TextField
              field={fields.middleName}
              label={t("fields.middleName")}
              autoComplete="off"
              optional
            />
          )}
          <TextField
            field={fields.preferredName}
            label={t("fields.preferredName")}
            autoComplete="off"
            optional
          />
        </>
      )}
    </>
  );
}
