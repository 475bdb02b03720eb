import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { TimetableDay, TimetableMeeting } from "#domain/academics/timetable.schema";
import { Badge } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";

/** A week: times down, days across on a desktop; day after day on a phone. */
export function WeekGrid({ days, today }: { days: readonly TimetableDay[]; today: string }) {
  const shown = days.filter(({ weekday, meetings }) => weekday <= 5 || meetings.length > 0);
  return (
    <>
      <div className="hidden md:block">
        <Grid days={shown} today={today} />
      </div>
      <div className="md:hidden">
        <DayList days={shown} today={today} />
      </div>
    </>
  );
}

function Grid({ days, today }: { days: readonly TimetableDay[]; today: string }) {
  const { t } = useTranslation("timetable");
  const slots = slotsOf(days);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
    <section aria-label={t("week.caption")} tabIndex={0} className="overflow-x-auto">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{t("week.caption")}</caption>
        <thead>
          <tr className="border-hairline border-b align-bottom">
            <th scope="col" className="w-24">
              <span className="sr-only">{t("week.time")}</span>
            </th>
            {days.map((day) => (
              <th key={day.on} scope="col" className="min-w-32 px-2 pb-2 text-left font-normal">
                <DayHead day={day} today={today} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map(({ startsAt, endsAt, title }) => (
            <tr key={startsAt} className="border-hairline border-b align-top">
              <th scope="row" className="py-2 pr-3 text-left font-medium">
                {title ?? startsAt}
                <span className="block font-normal text-ink-quiet text-meta tabular-nums">
                  {startsAt}–{endsAt}
                </span>
              </th>
              {days.map((day) => (
                <td
                  key={day.on}
                  className={cx("px-1 py-1", day.on === today && "bg-accent-soft/40")}
                >
                  <ul>
                    {day.meetings
                      .filter((meeting) => meeting.startsAt === startsAt)
                      .map((meeting) => (
                        <li key={meeting.meetingId}>
                          <Lesson meeting={meeting} />
                        </li>
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DayList({ days, today }: { days: readonly TimetableDay[]; today: string }) {
  const { t } = useTranslation("timetable");
  const { weekday } = useFormat();
  return (
    <>
      <nav aria-label={t("week.days")} className="mb-4 flex gap-1">
        {days.map((day) => (
          <a
            key={day.on}
            href={`#d${day.on}`}
            className={cx(
              "flex min-h-11 flex-1 items-center justify-center rounded-control border",
              day.on === today ? "border-accent font-semibold text-accent" : "border-edge",
            )}
          >
            {weekday(day.weekday, "short")}
          </a>
        ))}
      </nav>
      {days.map((day) => (
        <section key={day.on} id={`d${day.on}`} className="mb-8">
          <h2 className="border-hairline border-b pb-2 text-body">
            <DayHead day={day} today={today} />
          </h2>
          {day.meetings.length === 0 ? (
            <p className="py-3 text-ink-soft">{t("week.nothing")}</p>
          ) : null}
          <ul className="divide-y divide-hairline">
            {day.meetings.map((meeting) => (
              <li key={meeting.meetingId} className="flex gap-4 py-1">
                <span className="w-12 shrink-0 pt-1.5 text-ink-quiet text-meta tabular-nums">
                  {meeting.startsAt}
                </span>
                <Lesson meeting={meeting} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function DayHead({ day, today }: { day: TimetableDay; today: string }) {
  const { date } = useFormat();
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className={day.on === today ? "font-semibold text-accent" : "font-semibold"}>
        {date(day.on, "weekday")}
      </span>
      {day.exceptions.map(({ kind, title }) => (
        <Badge key={title} tone={kind === "holiday" ? "warning" : "info"}>
          {title}
        </Badge>
      ))}
    </span>
  );
}

function Lesson({ meeting }: { meeting: TimetableMeeting }) {
  const { list } = useFormat();
  const { classId, classTitle, location, teachers } = meeting;
  const detail = [list(teachers.map(({ displayName }) => displayName)), location];
  return (
    <Link
      to={`/admin/classes/${classId}`}
      prefetch="intent"
      className="block min-w-0 rounded-control px-1.5 py-1 leading-tight hover:bg-sunken"
    >
      <span className="block font-medium text-table">{classTitle}</span>
      <span className="block text-ink-quiet text-meta">{detail.filter(Boolean).join(" · ")}</span>
    </Link>
  );
}

function slotsOf(days: readonly TimetableDay[]) {
  const slots = new Map<string, { startsAt: string; endsAt: string; title: string | null }>();
  for (const { startsAt, endsAt, periodTitle } of days.flatMap(({ meetings }) => meetings)) {
    const known = slots.get(startsAt);
    const last = known && known.endsAt > endsAt ? known.endsAt : endsAt;
    slots.set(startsAt, { startsAt, endsAt: last, title: known?.title ?? periodTitle });
  }
  return [...slots.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}
