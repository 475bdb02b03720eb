import { useTranslation } from "react-i18next";
import { TextField } from "#web/components/inputs.tsx";
import type { FormField } from "#web/lib/use-form.ts";

type Fields = Record<"givenName" | "familyName" | "email" | "password", FormField>;

/** Who starts the school. Names stand in the order of the language. */
export function FounderFields({ fields }: { fields: Fields }) {
  const { t, i18n } = useTranslation("public");
  const given = (
    <TextField
      key="given"
      field={fields.givenName}
      label={t("fields.givenName")}
      autoComplete="given-name"
      className="flex-1"
    />
  );
  const family = (
    <TextField
      key="family"
      field={fields.familyName}
      label={t("fields.familyName")}
      autoComplete="family-name"
      optional
      className="flex-1"
    />
  );
  return (
    <section className="flex flex-col gap-5">
      <h2 className="border-hairline border-b pb-2 text-lead">{t("signUp.you")}</h2>
      <div className="flex flex-col gap-5 sm:flex-row sm:items-start">
        {i18n.language === "ja" ? [family, given] : [given, family]}
      </div>
      <TextField
        field={fields.email}
        type="email"
        label={t("fields.email")}
        autoComplete="email"
        inputMode="email"
      />
      <TextField
        field={fields.password}
        type="password"
        label={t("fields.password")}
        hint={t("fields.passwordHint")}
        autoComplete="new-password"
      />
    </section>
  );
}
