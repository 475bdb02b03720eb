import { and, eq, gte, lte, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { weekdayOf } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { teachersOf, toTeachers } from "./class-rows";
import { classScope } from "./scope";
import { calendarDays, classes, meetings, periods } from "./tables";
import type { Timetable, TimetableMeeting, TimetableQuery } from "./timetable.schema";
import { classesOfPerson, spanOf } from "./timetable-person";
import { requireRange } from "./timetable-range";
import { datesBetween, meetingsOn } from "./timetable-rules";
import { subjectInSight } from "./timetable-sight";

/**
 * What takes place from one date to another: weekly times with holidays, shortened and swapped days
 * worked in. Of a school, a class or a person; of nothing in particular, everything within reach.
 */
export async function timetable(ctx: Ctx, query: TimetableQuery): Promise<Timetable> {
  const reach = requireReach(ctx, "academics:read");
  const { from, to } = requireRange(ctx, query);
  const [rows, days, [seen]] = await ctx.db.batch([
    ctx.db
      .select({
        meeting: meetings,
        classTitle: classes.title,
        classLocation: classes.location,
        periodTitle: periods.title,
        teachers: teachersOf(ctx),
        personFrom: query.personId ? spanOf(query.personId, "min") : sql<string | null>`null`,
        personTo: query.personId ? spanOf(query.personId, "max") : sql<string | null>`null`,
      })
      .from(meetings)
      .innerJoin(classes, eq(classes.id, meetings.classId))
      .leftJoin(periods, eq(periods.id, meetings.periodId))
      .where(
        and(
          query.schoolId ? eq(meetings.schoolId, query.schoolId) : undefined,
          query.classId ? eq(meetings.classId, query.classId) : undefined,
          query.personId
            ? sql`${meetings.classId} in ${classesOfPerson(query.personId, from, to)}`
            : undefined,
          sql`(${meetings.beginsOn} is null or ${meetings.beginsOn} <= ${to})`,
          sql`(${meetings.endsOn} is null or ${meetings.endsOn} >= ${from})`,
          classScope(ctx, reach, classes),
        ),
      )
      .orderBy(meetings.startsAt, classes.title),
    ctx.db
      .select()
      .from(calendarDays)
      .where(
        and(
          gte(calendarDays.on, from),
          lte(calendarDays.on, to),
          query.schoolId ? sql`${calendarDays.schoolId} in ('', ${query.schoolId})` : undefined,
        ),
      ),
    subjectInSight(ctx, reach, query),
  ]);
  if (!seen) throw notFound("This timetable");
  const weekly = rows.map((row) => ({ ...row.meeting, row }));
  return {
    from,
    to,
    days: datesBetween(from, to).map((on) => ({
      on,
      weekday: weekdayOf(on),
      exceptions: days
        .filter((day) => day.on === on)
        .map(({ schoolId, kind, title }) => ({ schoolId: schoolId || null, kind, title })),
      meetings: meetingsOn(on, weekly, days)
        .filter(({ row }) => (row.personFrom ?? "") <= on && on <= (row.personTo ?? "9999"))
        .map(({ row }) => toMeeting(ctx, row)),
    })),
  };
}

type Row = {
  meeting: typeof meetings.$inferSelect;
  classTitle: string;
  classLocation: string | null;
  periodTitle: string | null;
  teachers: string;
};

function toMeeting(ctx: Ctx, { meeting, ...row }: Row): TimetableMeeting {
  return {
    meetingId: meeting.id,
    classId: meeting.classId,
    classTitle: row.classTitle,
    schoolId: meeting.schoolId,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    periodTitle: row.periodTitle,
    location: meeting.location ?? row.classLocation,
    teachers: toTeachers(ctx, row.teachers).map(({ personId, displayName }) => ({
      id: personId,
      displayName,
    })),
  };
}
