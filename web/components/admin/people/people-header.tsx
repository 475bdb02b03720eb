import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#web/components/button.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { TabLinks } from "#web/components/tabs.tsx";

export type PeopleKind = "student" | "staff" | "guardian" | "household";

/** Title, tabs and the way to add somebody, the same over every list of people. */
export function PeopleHeader({ kind, mayAdd }: { kind: PeopleKind; mayAdd: boolean }) {
  const { t } = useTranslation("people");
  return (
    <>
      <PageHeader
        title={t("title")}
        action={
          mayAdd ? (
            <LinkButton variant="primary" icon={UserPlus} to={`/admin/people/new?kind=${kind}`}>
              {t(`add.${kind}`)}
            </LinkButton>
          ) : null
        }
      />
      <TabLinks
        label={t("tabs.label")}
        links={[
          { to: "/admin/people", label: t("tabs.students"), end: true },
          { to: "/admin/people/staff", label: t("tabs.staff") },
          { to: "/admin/people/guardians", label: t("tabs.guardians") },
          { to: "/admin/people/households", label: t("tabs.households") },
        ]}
      />
    </>
  );
}
