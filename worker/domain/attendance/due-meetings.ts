import { type SQL, sql } from "drizzle-orm";
import { calendarDirectory, holdsOn, meetingDirectory } from "#domain/academics/index";
import { schoolDirectory } from "#domain/tenancy/index";
import { weekdayOf } from "#platform/clock";
import type { Ctx } from "#platform/ctx";

/**
 * A subquery of the meetings that take place on a date, one a class and start: class_id, school_id,
 * starts_at, ends_at, period_title, location. The same rules as `meetingsOn` of academics, in SQL,
 * so that a day can be listed in one round trip. `among` narrows meetings by class and school.
 */
export function dueMeetings(
  db: Ctx["db"],
  on: string,
  among: (meeting: ReturnType<typeof meetingDirectory>) => SQL | undefined,
): SQL {
  const school = schoolDirectory(db, "due_school");
  const own = calendarDirectory(db, "own_day");
  const every = calendarDirectory(db, "every_day");
  const meeting = meetingDirectory(db, "due_meeting");
  const day = (column: "kind" | "weekday" | "closesAt") =>
    sql`case when ${own.kind} is not null then ${own[column]} else ${every[column]} end`;
  const narrowed = among(meeting);
  return sql`(
    select ${meeting.classId} as class_id, ${meeting.schoolId} as school_id,
      ${meeting.startsAt} as starts_at, max(${meeting.endsAt}) as ends_at,
      max(${meeting.periodTitle}) as period_title, max(${meeting.location}) as location
    from ${school}
    left join ${own} on ${own.on} = ${on} and ${own.schoolId} = ${school.id}
    left join ${every} on ${every.on} = ${on} and ${every.schoolId} = ''
    join ${meeting} on ${meeting.schoolId} = ${school.id}
      and ${meeting.weekday} = coalesce(${day("weekday")}, ${weekdayOf(on)})
    where ${holdsOn(meeting, on)}
      and coalesce(${day("kind")}, '') <> 'holiday'
      and not (coalesce(${day("kind")}, '') = 'early_closing'
        and ${meeting.startsAt} >= coalesce(${day("closesAt")}, '99:99'))
      ${narrowed ? sql`and ${narrowed}` : sql``}
    group by ${meeting.classId}, ${meeting.schoolId}, ${meeting.startsAt})`;
}
