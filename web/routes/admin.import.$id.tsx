import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getImport } from "#domain/integrations/index";
import { ImportProgress } from "#web/components/admin/import/import-progress.tsx";
import { ImportSteps, isWorking, StateBadge } from "#web/components/admin/import/import-state.tsx";
import { usePolling } from "#web/components/admin/import/use-polling.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { TabLinks } from "#web/components/tabs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["import", "admin"] };
export const meta = titled("import:title");

export const loader = signedIn(async ({ ctx, params }) => ({
  run: await getImport(ctx, params.id ?? ""),
}));

export default function ImportRun() {
  const { t } = useTranslation("import");
  const { dateTime } = useFormat();
  const { run } = useLoaderData<typeof loader>();
  const { id, state, fileName, format, summary, createdAt } = run;
  const working = isWorking(state);
  usePolling(working);
  const version = summary?.version;
  const links = [
    { to: `/admin/import/${id}`, label: t("tabs.overview"), end: true },
    { to: `/admin/import/${id}/changes`, label: t("tabs.changes") },
    { to: `/admin/import/${id}/problems`, label: t("tabs.problems") },
  ];
  if (format === "students_csv" && run.mayMap) {
    links.push({ to: `/admin/import/${id}/columns`, label: t("tabs.columns") });
  }
  return (
    <>
      <PageHeader
        title={<span className="break-all">{fileName}</span>}
        meta={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StateBadge state={state} />
            {version ? t("overview.version", { version }) : t(`formats.${format}`)}
            <span className="text-ink-quiet text-meta">{dateTime(createdAt)}</span>
          </span>
        }
        back={{ to: "/admin/import", label: t("title") }}
      />
      <ImportSteps state={state} />
      {working ? <ImportProgress run={run} /> : null}
      {summary && state !== "checking" ? <TabLinks label={t("tabs.label")} links={links} /> : null}
      <Outlet />
    </>
  );
}
