import { useTranslation } from "react-i18next";
import { STAFF_ROLES } from "#domain/people/constants";
import { type Option, SelectField } from "#web/components/inputs.tsx";
import type { FormField } from "#web/lib/use-form.ts";

/** A role and where it holds. */
export function RoleFields({
  role,
  school,
  schools,
  none,
}: {
  role: FormField;
  school: FormField;
  schools: readonly Option[];
  /** The choice of no role at all. */
  none?: string;
}) {
  const { t } = useTranslation(["person", "common"]);
  return (
    <>
      <SelectField
        field={role}
        label={t("fields.role")}
        placeholder={none ?? t("common:form.choose")}
        options={STAFF_ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
      />
      <SelectField
        field={school}
        label={t("fields.reach")}
        placeholder={t("fields.reachOrg")}
        options={schools}
      />
    </>
  );
}
