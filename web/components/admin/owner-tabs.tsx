import { useTranslation } from "react-i18next";
import { TabLinks } from "#web/components/tabs.tsx";

/** The two halves of the owner console. */
export function OwnerTabs() {
  const { t } = useTranslation("owner");
  return (
    <TabLinks
      label={t("tabs.label")}
      links={[
        { to: "/owner", label: t("tabs.schools"), end: true },
        { to: "/owner/dead-letters", label: t("tabs.letters") },
      ]}
    />
  );
}
