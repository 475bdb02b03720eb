import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "#web/components/layout.tsx";
import { TabLinks } from "#web/components/tabs.tsx";

/** Title and tabs over classes, courses and terms. */
export function ClassesHeader({ action }: { action?: ReactNode }) {
  const { t } = useTranslation("classes");
  return (
    <>
      <PageHeader title={t("title")} action={action} />
      <TabLinks
        label={t("tabs.label")}
        links={[
          { to: "/admin/classes", label: t("tabs.classes"), end: true },
          { to: "/admin/courses", label: t("tabs.courses") },
          { to: "/admin/terms", label: t("tabs.terms") },
        ]}
      />
    </>
  );
}
