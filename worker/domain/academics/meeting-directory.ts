import { eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { calendarDays, meetings, periods } from "./tables";

/** Weekly meeting times with the title of their period, past ones included. Read-only. */
export function meetingDirectory<A extends string = "meeting_directory">(
  db: Ctx["db"],
  alias = "meeting_directory" as A,
) {
  return db
    .select({
      id: meetings.id,
      classId: meetings.classId,
      schoolId: meetings.schoolId,
      weekday: meetings.weekday,
      periodId: meetings.periodId,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      location: meetings.location,
      beginsOn: meetings.beginsOn,
      endsOn: meetings.endsOn,
      status: meetings.status,
      periodTitle: periods.title,
    })
    .from(meetings)
    .leftJoin(periods, eq(periods.id, meetings.periodId))
    .as(alias);
}

/** Days that differ from the week; `schoolId` '' is every school. For `meetingsOn`. Read-only. */
export function calendarDirectory<A extends string = "calendar_directory">(
  db: Ctx["db"],
  alias = "calendar_directory" as A,
) {
  return db
    .select({
      on: calendarDays.on,
      schoolId: calendarDays.schoolId,
      kind: calendarDays.kind,
      title: calendarDays.title,
      weekday: calendarDays.weekday,
      closesAt: calendarDays.closesAt,
    })
    .from(calendarDays)
    .as(alias);
}
