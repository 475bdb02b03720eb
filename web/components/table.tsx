import { Link, useSearchParams } from "@remix-run/react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { withParams } from "#web/lib/list-query.ts";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The `sort` value of the address; makes the header a link. */
  sort?: string;
  align?: "end";
  /** Leads the card on a phone and heads the row for screen readers. One a table. */
  primary?: boolean;
  /** Left out of the card on a phone. */
  wideOnly?: boolean;
  /** Header only for screen readers, as over a column of buttons. */
  quietHeader?: boolean;
};

/** Rows to look things up in: a table on a desktop, one card a row on a phone. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  stickyHeader,
}: {
  /** What the table holds; for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Instead of the table when there are no rows. */
  empty?: ReactNode;
  stickyHeader?: boolean;
}) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <table className="block w-full text-table md:table md:border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead
        className={cx("hidden md:table-header-group", stickyHeader && "sticky top-0 bg-paper")}
      >
        <tr className="border-hairline border-b">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody className="block border-hairline border-t md:table-row-group md:border-t-0">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="block border-hairline border-b py-2 hover:bg-sunken md:table-row md:py-0"
          >
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const side = column.align === "end" ? "text-right" : "text-left";
  const sorted = column.sort !== undefined && params.get("sort") === column.sort;
  const order = params.get("order") === "desc" ? "desc" : "asc";
  if (!column.sort) {
    return (
      <th
        scope="col"
        className={cx("px-3 py-2.5 font-medium text-ink-quiet text-meta first:pl-0", side)}
      >
        <span className={column.quietHeader ? "sr-only" : undefined}>{column.header}</span>
      </th>
    );
  }
  const Icon = !sorted ? ChevronsUpDown : order === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (order === "asc" ? "ascending" : "descending") : undefined}
      className={cx("px-3 font-medium text-meta first:pl-0", side)}
    >
      <Link
        to={withParams(params, {
          sort: column.sort,
          order: sorted && order === "asc" ? "desc" : null,
          page: null,
        })}
        preventScrollReset
        title={t("table.sortBy", { column: column.header })}
        className={cx("target gap-1 hover:text-ink", sorted ? "text-ink" : "text-ink-quiet")}
      >
        {column.header}
        <Icon aria-hidden className="size-3.5" />
      </Link>
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.primary) {
    return (
      <th
        scope="row"
        className="block px-0 py-1 text-left font-medium text-body md:table-cell md:px-3 md:py-2 md:text-table md:first:pl-0"
      >
        {content}
      </th>
    );
  }
  return (
    <td
      className={cx(
        "px-0 py-0.5 md:table-cell md:px-3 md:py-2 md:align-middle md:first:pl-0",
        column.wideOnly ? "hidden" : "flex items-baseline gap-4",
        column.quietHeader ? "justify-end" : "justify-between",
        column.align === "end" && "md:text-right",
      )}
    >
      <span
        aria-hidden
        className={cx("text-ink-quiet text-meta md:hidden", column.quietHeader && "hidden")}
      >
        {column.header}
      </span>
      <span className="min-w-0 text-right md:text-inherit">{content}</span>
    </td>
  );
}
