import { useTranslation } from "react-i18next";
import type { ImportFile } from "#domain/integrations/import.schema";
import { Section } from "#web/components/layout.tsx";
import { Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";

/** The files as they were read: how they are written and how many lines they have. */
export function ImportFiles({ files }: { files: readonly ImportFile[] }) {
  const { t } = useTranslation("import");
  const { number } = useFormat();
  if (files.length === 0) return null;
  return (
    <Section title={t("overview.files")}>
      <Table
        caption={t("overview.files")}
        rows={files}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            header: t("overview.file"),
            primary: true,
            cell: ({ name }) => <span className="break-all">{name}</span>,
          },
          {
            key: "rows",
            header: t("overview.rows"),
            align: "end",
            cell: ({ rows }) => <span className="tabular-nums">{number(rows)}</span>,
          },
          {
            key: "mode",
            header: t("overview.mode"),
            cell: ({ mode }) => t(`overview.modes.${mode}`),
          },
          {
            key: "encoding",
            header: t("overview.encoding"),
            cell: ({ encoding }) => encoding.toUpperCase(),
          },
          {
            key: "delimiter",
            header: t("overview.delimiter"),
            cell: ({ delimiter }) => t(`overview.delimiters.${delimiter}`),
          },
        ]}
      />
    </Section>
  );
}
