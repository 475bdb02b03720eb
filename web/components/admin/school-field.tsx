import { useTranslation } from "react-i18next";
import { type Option, SelectField } from "#web/components/inputs.tsx";
import type { FormField } from "#web/lib/use-form.ts";

/** Which school; not asked where there is only one. */
export function SchoolField({
  field,
  schools,
  label,
  placeholder,
}: {
  field: FormField;
  schools: readonly Option[];
  label?: string;
  /** The choice that names no school, such as the whole organisation. */
  placeholder?: string;
}) {
  const { t } = useTranslation("admin");
  const [only] = schools;
  if (only && schools.length === 1 && placeholder === undefined) {
    return <input type="hidden" name={field.name} form={field.formId} value={only.value} />;
  }
  return (
    <SelectField
      field={field}
      label={label ?? t("school")}
      options={schools}
      placeholder={placeholder}
    />
  );
}
