import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireSchool } from "#domain/auth/index";
import { PageHeader } from "#web/components/layout.tsx";
import { TabLinks } from "#web/components/tabs.tsx";
import { signedIn } from "#web/lib/action.server.ts";

export const handle = { i18n: ["settings", "admin"] };

export const loader = signedIn(async ({ ctx }) => {
  requireSchool(ctx, "settings:write", null);
  return null;
});

export default function Settings() {
  const { t } = useTranslation("settings");
  return (
    <>
      <PageHeader title={t("title")} />
      <TabLinks
        label={t("tabs.label")}
        links={[
          { to: "/admin/settings", label: t("tabs.organisation"), end: true },
          { to: "/admin/settings/schools", label: t("tabs.schools") },
          { to: "/admin/settings/codes", label: t("tabs.codes") },
          { to: "/admin/settings/office", label: t("tabs.office") },
        ]}
      />
      <Outlet />
    </>
  );
}
