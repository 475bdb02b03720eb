import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BoardCell } from "./board-cell.tsx";
import type { Matrix } from "./board-state.ts";

/** Classes down, periods across; a desktop's view of a day that has the same classes all along. */
export function BoardMatrix({ matrix, on }: { matrix: Matrix; on: string }) {
  const { t } = useTranslation("admin");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
    <section aria-label={t("board.label")} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t("board.label")}</caption>
        <thead>
          <tr className="border-hairline border-b">
            <th
              scope="col"
              className="sticky left-0 bg-paper py-2 pr-4 text-left font-medium text-ink-quiet text-meta"
            >
              {t("board.class")}
            </th>
            {matrix.periods.map(({ startsAt, title }) => (
              <th key={startsAt} scope="col" className="px-2 py-2 text-left font-semibold">
                {title ?? startsAt}
                {title ? (
                  <span className="block font-normal text-ink-quiet text-meta tabular-nums">
                    {startsAt}
                  </span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ classId, title, cells }) => (
            <tr key={classId} className="border-hairline border-b">
              <th scope="row" className="sticky left-0 bg-paper pr-4 text-left font-medium">
                <Link to={`/admin/classes/${classId}`} className="target hover:underline">
                  {title}
                </Link>
              </th>
              {cells.map((entry, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is a period
                <td key={at} className="min-w-36 p-0.5">
                  {entry ? <BoardCell entry={entry} on={on} titled={false} /> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
