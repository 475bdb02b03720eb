import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";
import { BoardCell } from "./board-cell.tsx";
import type { Matrix } from "./board-state.ts";

/** Classes down, periods across; a desktop's view of a day that has the same classes all along. */
export function BoardMatrix({
  matrix,
  on,
  now,
  fresh,
}: {
  matrix: Matrix;
  on: string;
  now: string | null;
  fresh: ReadonlySet<string>;
}) {
  const { t } = useTranslation("board");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
    <section aria-label={t("label")} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t("label")}</caption>
        <thead>
          <tr className="border-hairline border-b">
            <th
              scope="col"
              className="sticky left-0 z-1 bg-paper py-2 pr-4 text-left font-medium text-ink-quiet text-meta"
            >
              {t("class")}
            </th>
            {matrix.periods.map(({ startsAt, endsAt, title }) => {
              const current = now !== null && startsAt <= now && now < endsAt;
              return (
                <th
                  key={startsAt}
                  scope="col"
                  className={cx(
                    "border-t-2 px-2 py-2 text-left align-top font-semibold",
                    current ? "border-t-accent" : "border-t-transparent",
                  )}
                >
                  <span className="flex flex-wrap items-center gap-x-2">
                    {title ?? `${startsAt}–${endsAt}`}
                    {current ? <Badge tone="accent">{t("now")}</Badge> : null}
                  </span>
                  {title ? (
                    <span className="block font-normal text-ink-quiet text-meta tabular-nums">
                      {startsAt}–{endsAt}
                    </span>
                  ) : null}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ classId, title, cells }) => (
            <tr key={classId} className="border-hairline border-b">
              <th scope="row" className="sticky left-0 z-1 bg-paper pr-4 text-left font-medium">
                <Link to={`/admin/classes/${classId}`} className="target hover:underline">
                  {title}
                </Link>
              </th>
              {cells.map((entry, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is a period
                <td key={at} className="min-w-36 p-0.5">
                  {entry ? (
                    <BoardCell entry={entry} on={on} titled={false} fresh={fresh.has(entry.id)} />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
