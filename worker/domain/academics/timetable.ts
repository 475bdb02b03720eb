import { and, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { actorPersonId, coversSchool, type Reach, requireReach } from "#domain/auth/index";
import { personDirectory, studentRecords, today } from "#domain/people/index";
import { schoolIsHere } from "#domain/tenancy/index";
import { addDays, isDate, weekdayOf } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { oneOf } from "#platform/listing";
import { teachersOf, toTeachers } from "./class-rows";
import { TIMETABLE_DAYS_MAX } from "./constants";
import { classScope, ownFamily, studentScope } from "./scope";
import { calendarDays, classes, enrollments, meetings, periods } from "./tables";
import type { Timetable, TimetableMeeting, TimetableQuery } from "./timetable.schema";
import { datesBetween, meetingsOn } from "./timetable-rules";

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

function requireRange(ctx: Ctx, query: TimetableQuery): { from: string; to: string } {
  const from = query.from ?? today(ctx);
  const to = query.to ?? (query.from ? addDays(from, 6) : from);
  if (!isDate(from) || !isDate(to) || to < from)
    throw invalid("to", "The end lies before the begin.");
  if (addDays(from, TIMETABLE_DAYS_MAX) <= to) {
    throw invalid("to", `Ask for at most ${TIMETABLE_DAYS_MAX} days.`);
  }
  return { from, to };
}

function classesOfPerson(personId: string, from: string, to: string): SQL {
  return sql`(select ${enrollments.classId} from ${enrollments}
    where ${enrollments.personId} = ${personId}
    and (${enrollments.beginsOn} is null or ${enrollments.beginsOn} <= ${to})
    and (${enrollments.endsOn} is null or ${enrollments.endsOn} >= ${from}))`;
}

/** First or last date on which the person is in the class of the meeting; null is open. */
function spanOf(personId: string, end: "min" | "max"): SQL<string | null> {
  const date =
    end === "min"
      ? sql`min(coalesce(${enrollments.beginsOn}, ''))`
      : sql`max(coalesce(${enrollments.endsOn}, '9999'))`;
  return sql<string | null>`(select ${date} from ${enrollments}
    where ${enrollments.personId} = ${personId} and ${enrollments.classId} = ${meetings.classId}
    and coalesce(${enrollments.beginsOn}, '') <= coalesce(${enrollments.endsOn}, '9999'))`;
}

/** One row when what the timetable is asked of exists within reach. */
function subjectInSight(ctx: Ctx, reach: Reach, query: TimetableQuery) {
  const { schoolId, classId, personId } = query;
  const checks: SQL[] = [];
  if (schoolId) checks.push(sql`exists ${schoolIsHere(ctx.db, schoolId)}`);
  if (schoolId && !coversSchool(reach, schoolId)) {
    checks.push(sql`exists (select 1 from ${classes} where ${classes.schoolId} = ${schoolId}
      and ${classScope(ctx, reach, classes) ?? sql`true`})`);
  }
  if (classId) {
    checks.push(sql`exists (select 1 from ${classes} where ${classes.id} = ${classId}
      and ${classScope(ctx, reach, classes) ?? sql`true`})`);
  }
  if (personId && personId !== actorPersonId(ctx)) checks.push(personInSight(ctx, reach, personId));
  return ctx.db.all<{ one: number }>(sql`select 1 as one where ${and(...checks) ?? sql`true`}`);
}

function personInSight(ctx: Ctx, reach: Reach, personId: string): SQL {
  const student = studentRecords(ctx.db);
  const isPupil = sql`exists (select 1 from ${student} where ${student.id} = ${personId}
    and ${studentScope(ctx, reach, student) ?? sql`true`})`;
  const schools = reach.schools;
  if (schools === "all") {
    const person = personDirectory(ctx.db);
    return sql`exists (select 1 from ${person} where ${person.id} = ${personId})`;
  }
  const teaches = sql`exists (select 1 from ${enrollments} where ${enrollments.personId} = ${personId}
    and ${enrollments.role} <> 'student' and ${enrollments.schoolId} in ${oneOf(schools)})`;
  return sql`(${isPupil} or ${teaches} or ${personId} in ${ownFamily(ctx)})`;
}
