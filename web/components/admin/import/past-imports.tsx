import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Import } from "#domain/integrations/import.schema";
import { Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { PhoneLine } from "../phone-line.tsx";
import { totalsOf } from "./import-counts.tsx";
import { StateBadge } from "./import-state.tsx";

/** Every import of the past with its state; each can be opened, and undone there. */
export function PastImports({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation("import");
  const { dateTime, number } = useFormat();
  const changes = ({ summary }: Import) => {
    if (!summary) return "–";
    const totals = totalsOf(summary);
    return number(totals.new + totals.changed + totals.gone);
  };
  return (
    <Table
      caption={t("past.caption")}
      rows={imports}
      rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">{t("past.none")}</p>}
      columns={[
        {
          key: "file",
          header: t("past.file"),
          primary: true,
          cell: (run) => (
            <span className="flex flex-wrap items-center gap-x-3">
              <Link
                to={`/admin/import/${run.id}`}
                prefetch="intent"
                className="target break-all text-link"
              >
                {run.fileName}
              </Link>
              <span className="font-normal text-ink-quiet text-meta">
                {t(`formats.${run.format}`)}
              </span>
              <PhoneLine parts={[dateTime(run.createdAt)]} />
            </span>
          ),
        },
        {
          key: "state",
          header: t("past.state"),
          cell: ({ state }) => <StateBadge state={state} />,
        },
        { key: "rows", header: t("past.rows"), align: "end", cell: changes },
        {
          key: "when",
          header: t("past.when"),
          wideOnly: true,
          cell: ({ createdAt }) => dateTime(createdAt),
        },
      ]}
    />
  );
}
