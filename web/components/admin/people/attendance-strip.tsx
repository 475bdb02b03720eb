import { useTranslation } from "react-i18next";
import type { StudentMark } from "#domain/attendance/student-attendance.schema";
import type { MarkKind } from "#web/components/marks.tsx";
import { useFormat } from "#web/lib/format.ts";

const fills: Record<MarkKind, string> = {
  present: "fill-present-fill",
  late: "fill-late-fill",
  absent: "fill-absent-fill",
  excused: "fill-excused-fill",
  unmarked: "fill-hairline",
};
const HEAVY: readonly MarkKind[] = ["absent", "excused", "late", "present"];
const CELL = 12;
const STEP = 15;
const DAY_MS = 86_400_000;

const dayOf = (on: string) => Date.parse(`${on}T00:00:00Z`) / DAY_MS;
const isoOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** 0 is Monday. 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (day + 3) % 7;

/**
 * The marks of some months as a calendar: a column a week, a row a weekday, the day's heaviest mark.
 * Where there is no room for all of it, the latest weeks are shown.
 */
export function AttendanceStrip({
  marks,
  from,
  to,
  label,
}: {
  marks: readonly Pick<StudentMark, "on" | "category">[];
  from: string;
  to: string;
  label: string;
}) {
  const { t } = useTranslation();
  const { date, weekday } = useFormat();
  const byDay = heaviest(marks);
  const first = dayOf(from) - weekdayOf(dayOf(from));
  const weeks = Math.floor((dayOf(to) - first) / 7) + 1;
  const rows = [...byDay.keys()].some((day) => weekdayOf(day) > 4) ? 7 : 5;
  const days = Array.from({ length: weeks * 7 }, (_, index) => first + index);
  const [width, height] = [weeks * STEP, rows * STEP];
  return (
    <div className="flex gap-2">
      <ul aria-hidden className="shrink-0 text-[0.625rem] text-ink-quiet leading-[15px]">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weekdays keep their order
          <li key={row}>{weekday(row + 1, "short")}</li>
        ))}
      </ul>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMaxYMid slice"
        className="min-w-0 max-w-full"
      >
        {days.map((day) => {
          const row = weekdayOf(day);
          if (row >= rows || day < dayOf(from) || day > dayOf(to)) return null;
          const kind = byDay.get(day) ?? "unmarked";
          return (
            <rect
              key={day}
              x={Math.floor((day - first) / 7) * STEP + 1}
              y={row * STEP + 1}
              width={CELL}
              height={CELL}
              rx={kind === "present" || kind === "unmarked" ? 6 : 1.5}
              className={fills[kind]}
            >
              <title>{`${date(isoOf(day), "weekday")}: ${t(`marks.${kind}`)}`}</title>
            </rect>
          );
        })}
      </svg>
    </div>
  );
}

function heaviest(marks: readonly Pick<StudentMark, "on" | "category">[]): Map<number, MarkKind> {
  const byDay = new Map<number, MarkKind>();
  for (const { on, category } of marks) {
    if (!category) continue;
    const before = byDay.get(dayOf(on));
    if (!before || HEAVY.indexOf(category) < HEAVY.indexOf(before)) byDay.set(dayOf(on), category);
  }
  return byDay;
}
