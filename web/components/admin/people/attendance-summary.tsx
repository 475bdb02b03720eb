import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StudentAttendance } from "#domain/attendance/student-attendance.schema";
import { Section } from "#web/components/layout.tsx";
import { MarkChip, MarkTally } from "#web/components/marks.tsx";
import { Ring } from "#web/components/ring.tsx";
import { useFormat } from "#web/lib/format.ts";
import { AttendanceStrip } from "./attendance-strip.tsx";

const RECENT = 5;

/** How a student attended: the share, the calendar, the latest times away. */
export function AttendanceSummary({
  attendance,
  to,
}: {
  attendance: StudentAttendance;
  /** Where every mark is listed. */
  to: string;
}) {
  const { t } = useTranslation("person");
  const { date, percent } = useFormat();
  const { marks, counts, rate } = attendance;
  const away = marks.filter(({ category }) => category !== "present").slice(0, RECENT);
  const span = t("student.attendanceSpan", {
    from: date(attendance.from),
    to: date(attendance.to),
  });
  return (
    <Section
      title={t("student.attendance")}
      meta={span}
      action={
        marks.length > 0 ? (
          <Link to={to} prefetch="intent" className="text-link">
            {t("student.allMarks")}
          </Link>
        ) : null
      }
    >
      {rate === null ? (
        <p className="text-ink-soft">{t("student.attendanceNone")}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <Ring counts={counts} className="size-16" showNumber={false} />
            <p>
              <span className="block font-semibold text-title tabular-nums">{percent(rate)}</span>
              <span className="text-ink-quiet text-meta">{t("student.attendanceHow")}</span>
            </p>
            <MarkTally counts={counts} />
          </div>
          <div className="mt-4">
            <AttendanceStrip
              marks={marks}
              from={attendance.from}
              to={attendance.to}
              label={`${t("student.attendance")}, ${span}`}
            />
          </div>
          {away.length > 0 ? (
            <>
              <h3 className="mt-5 mb-1 font-medium">{t("student.recent")}</h3>
              <ul className="divide-y divide-hairline">
                {away.map((mark) => (
                  <li
                    key={mark.registerId}
                    className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2"
                  >
                    <MarkChip
                      kind={mark.category ?? "unmarked"}
                      detail={
                        mark.minutesLate
                          ? t("student.minutes", { count: mark.minutesLate })
                          : undefined
                      }
                    />
                    <span className="tabular-nums">
                      {date(mark.on, "weekday")} {mark.startsAt}
                    </span>
                    <span className="text-ink-soft">{mark.classTitle}</span>
                    {mark.note ? <span className="text-ink-soft">{mark.note}</span> : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </Section>
  );
}
