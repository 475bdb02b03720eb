import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Account } from "#web/components/account-menu.tsx";
import { AppShell, type Shell } from "#web/components/app-shell.tsx";
import { Banner, KeyValue, PageHeader } from "#web/components/layout.tsx";
import { PortalError } from "#web/components/portal-frame.tsx";
import { useFormat } from "#web/lib/format.ts";
import type { Theme } from "#web/lib/preferences.ts";
import { frameLoader } from "#web/lib/shell.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["public"] };
export const meta = titled("nav.account");
export const loader = frameLoader(null);

export default function AccountPage() {
  const shell = useRouteLoaderData("routes/account") as Shell;
  const root = useRouteLoaderData("root") as { theme: Theme };
  return (
    <AppShell portal={null} shell={shell} theme={root.theme} search={shell.workspaces.length > 0}>
      <AccountFacts account={shell.account} homeless={shell.workspaces.length === 0} />
    </AppShell>
  );
}

export const ErrorBoundary = () => <PortalError portal={null} />;

function AccountFacts({ account, homeless }: { account: Account; homeless: boolean }) {
  const { t } = useTranslation(["public", "common"]);
  const { list } = useFormat();
  return (
    <>
      <PageHeader title={account.name} meta={account.email} />
      {homeless ? (
        <Banner title={t("account.noWorkspace")}>{t("account.noWorkspaceText")}</Banner>
      ) : null}
      <div className="mt-6 max-w-prose border-hairline border-y">
        <KeyValue
          items={[
            {
              label: t("account.roles"),
              value: list(account.roles.map((role) => t(`common:roles.${role}`))),
            },
          ]}
        />
      </div>
    </>
  );
}
