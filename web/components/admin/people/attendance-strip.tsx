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
const LABELS = 26;
const DAY_MS = 86_400_000;

const dayOf = (on: string) => Date.parse(`${on}T00:00:00Z`) / DAY_MS;
/** 0 is Monday. 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (day + 3) % 7;

/** The marks of some months as a calendar: a column a week, a row a weekday, the day's heaviest mark. */
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
  const iso = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
  return (
    <div className="overflow-x-auto">
      <svg
        role="img"
        aria-label={label}
        width={LABELS + weeks * STEP}
        height={rows * STEP}
        className="max-w-none"
      >
        {Array.from({ length: rows }, (_, row) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: weekdays keep their order
            key={row}
            x="0"
            y={row * STEP + 10}
            fontSize="10"
            className="fill-ink-quiet"
          >
            {weekday(row + 1, "short")}
          </text>
        ))}
        {days.map((day) => {
          const row = weekdayOf(day);
          if (row >= rows || day < dayOf(from) || day > dayOf(to)) return null;
          const kind = byDay.get(day) ?? "unmarked";
          return (
            <rect
              key={day}
              x={LABELS + Math.floor((day - first) / 7) * STEP}
              y={row * STEP}
              width={CELL}
              height={CELL}
              rx={kind === "present" || kind === "unmarked" ? 6 : 1.5}
              className={fills[kind]}
            >
              <title>{`${date(iso(day), "weekday")}: ${t(`marks.${kind}`)}`}</title>
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
