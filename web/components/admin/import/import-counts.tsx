import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { IMPORT_CHANGES, IMPORT_ENTITIES, type ImportEntity } from "#domain/integrations/constants";
import type { ImportCounts, ImportSummary } from "#domain/integrations/import.schema";
import { type Column, Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";

type Row = { entity: ImportEntity; counts: ImportCounts };

/** What is new, changed, unchanged and gone of each kind; every number leads to its records. */
export function ImportCountsTable({ id, summary }: { id: string; summary: ImportSummary }) {
  const { t } = useTranslation("import");
  const { number } = useFormat();
  const rows = IMPORT_ENTITIES.flatMap((entity): Row[] => {
    const counts = summary.entities[entity];
    return counts ? [{ entity, counts }] : [];
  });
  const columns: Column<Row>[] = [
    {
      key: "entity",
      header: t("overview.kind"),
      primary: true,
      cell: ({ entity }) => t(`entities.${entity}`),
    },
    ...IMPORT_CHANGES.map(
      (change): Column<Row> => ({
        key: change,
        header: t(`changes.${change}`),
        align: "end",
        cell: ({ entity, counts }) =>
          counts[change] > 0 && change !== "unchanged" ? (
            <Link
              to={`/admin/import/${id}/changes?entity=${entity}&change=${change}`}
              aria-label={`${t(`entities.${entity}`)}, ${t(`changes.${change}`)}: ${number(counts[change])}`}
              className="target text-link tabular-nums"
            >
              {number(counts[change])}
            </Link>
          ) : (
            <span className={counts[change] > 0 ? "tabular-nums" : "text-ink-quiet tabular-nums"}>
              {number(counts[change])}
            </span>
          ),
      }),
    ),
  ];
  return (
    <Table
      caption={t("overview.caption")}
      columns={columns}
      rows={rows}
      rowKey={({ entity }) => entity}
    />
  );
}

/** The sum of each kind of change over everything that the file carries. */
export function totalsOf(summary: ImportSummary): ImportCounts {
  const totals = { new: 0, changed: 0, unchanged: 0, gone: 0 };
  for (const counts of Object.values(summary.entities)) {
    for (const change of IMPORT_CHANGES) totals[change] += counts?.[change] ?? 0;
  }
  return totals;
}
