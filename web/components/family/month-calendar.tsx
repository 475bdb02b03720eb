import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MARK_FILLS, MARK_SHAPES } from "#web/components/marks.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { byDay, monthsBetween, type ReportMark, tallyOf, weeksOf } from "./report.ts";

const SHOWN = 9;

/** Months as people know them: each day with a small shape for every mark, exceptions in full. */
export function MonthCalendars({
  marks,
  from,
  to,
  today,
}: {
  marks: readonly ReportMark[];
  from: string;
  to: string;
  today: string;
}) {
  const days = byDay(marks);
  return (
    <div className="grid gap-x-10 gap-y-7 sm:grid-cols-2 xl:grid-cols-3">
      {monthsBetween(from, to)
        .filter((month) => marks.some(({ on }) => on.startsWith(month)))
        .reverse()
        .map((month) => (
          <Month key={month} month={month} days={days} today={today} />
        ))}
    </div>
  );
}

function Month({
  month,
  days,
  today,
}: {
  month: string;
  days: Map<string, ReportMark[]>;
  today: string;
}) {
  const { date, weekday } = useFormat();
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="pb-1.5 text-left font-medium">{date(`${month}-01`, "month")}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th
              key={day}
              scope="col"
              abbr={weekday(day, "long")}
              className="border-hairline border-b pb-1 font-normal text-ink-quiet text-meta"
            >
              {weekday(day, "narrow")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((on) => on !== null)}>
            {week.map((on, place) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a day has its place in the week
                key={place}
                className="border-hairline border-b p-0 align-top"
              >
                {on ? <Day on={on} marks={days.get(on) ?? []} isToday={on === today} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  on,
  marks,
  isToday,
}: {
  on: string;
  marks: readonly ReportMark[];
  isToday: boolean;
}) {
  const { t } = useTranslation("family");
  const { date } = useFormat();
  const { search } = useLocation();
  const day = Number(on.slice(8));
  const look = cx(
    "block h-13 pt-1 text-center text-meta leading-tight tabular-nums",
    isToday && "font-semibold text-accent",
  );
  if (marks.length === 0) {
    return <span className={cx(look, !isToday && "text-ink-quiet")}>{day}</span>;
  }
  const label = `${date(on, "weekday")}: ${t("report.tally", tallyOf(marks))}`;
  return (
    <Link
      to={{ hash: `day-${on}`, search }}
      aria-label={label}
      title={label}
      className={cx(look, "hover:bg-sunken")}
    >
      {day}
      <Shapes marks={marks} />
    </Link>
  );
}

/** The day's marks in the order of its lessons, three in a row. */
function Shapes({ marks }: { marks: readonly ReportMark[] }) {
  const shown = [...marks].sort((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, SHOWN);
  const wide = Math.min(shown.length, 3);
  const rows = Math.ceil(shown.length / 3);
  const single = shown.length === 1;
  const size = single ? 15 : 10;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${wide * size} ${rows * size}`}
      width={wide * size}
      height={rows * size}
      className="mark-shape mx-auto mt-1 block"
    >
      {shown.map(({ registerId, category }, i) => {
        const quiet = category === "present" && !single;
        const scale = ((quiet ? 0.62 : 0.9) * size) / 32;
        const inset = (size - 32 * scale) / 2;
        const x = (i % 3) * size + inset;
        const y = Math.floor(i / 3) * size + inset;
        return (
          <path
            key={registerId}
            d={MARK_SHAPES[category]}
            className={MARK_FILLS[category]}
            strokeWidth="1"
            transform={`translate(${x} ${y}) scale(${scale})`}
          />
        );
      })}
    </svg>
  );
}
