import { useTranslation } from "react-i18next";
import type { ImportProblem } from "#domain/integrations/import.schema";
import { Badge } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";

/** Every problem by file, line and column, in words that the loader has put in the person's language. */
export function ProblemTable({ problems }: { problems: readonly ImportProblem[] }) {
  const { t } = useTranslation("import");
  const { number } = useFormat();
  return (
    <Table
      caption={t("problemTable.caption")}
      rows={problems.map((problem, at) => ({ ...problem, at }))}
      rowKey={({ at }) => String(at)}
      stickyHeader
      empty={<EmptyState title={t("problemTable.none")}>{t("problemTable.noneText")}</EmptyState>}
      columns={[
        {
          key: "severity",
          header: t("problemTable.severity"),
          cell: ({ severity }) => (
            <Badge tone={severity === "error" ? "error" : "warning"}>
              {t(`problemTable.${severity}`)}
            </Badge>
          ),
        },
        {
          key: "what",
          header: t("problemTable.what"),
          primary: true,
          cell: ({ message }) => <span className="break-words font-normal">{message}</span>,
        },
        {
          key: "file",
          header: t("problemTable.file"),
          cell: ({ file }) => <span className="break-all">{file}</span>,
        },
        {
          key: "line",
          header: t("problemTable.line"),
          align: "end",
          cell: ({ line }) => (
            <span className="tabular-nums">
              {line === null ? t("problemTable.whole") : number(line)}
            </span>
          ),
        },
        {
          key: "column",
          header: t("problemTable.column"),
          cell: ({ column }) => column ?? "–",
        },
      ]}
    />
  );
}
