import { inArray, sql } from "drizzle-orm";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import {
  calendarDays,
  classes,
  classSessions,
  courses,
  enrollments,
  meetings,
  periods,
} from "../../worker/domain/academics/tables";
import type { DemoClass, DemoSchool } from "./demo-school";
import type { Keys } from "./write-people";

/** Courses, classes with their people and times, bells and days off. `since` is the first school date. */
export function classWrites(
  ctx: Ctx,
  school: DemoSchool,
  keys: Keys,
  { since, sessionIds }: { since: string; sessionIds: string[] },
): Write[] {
  const { db, now } = ctx;
  const { ids, schoolOf, personOf } = keys;
  const times = { createdAt: now, updatedAt: now };
  const each = <T>(row: (made: DemoClass, id: string) => T[]) =>
    school.classes.flatMap((made) => row(made, ids("cls", made.key)));
  return [
    ...bellWrites(ctx, school, keys),
    ...insertMany(
      db,
      courses,
      school.courses.map(({ key, branch, ...course }) => ({
        id: ids("crs", key),
        sourcedId: ids("crs", key),
        schoolId: branch === null ? null : schoolOf(branch),
        ...course,
        ...times,
      })),
    ),
    ...insertMany(
      db,
      classes,
      each(({ branch, course, title, code, type, grades, location }, id) => [
        {
          id,
          sourcedId: id,
          schoolId: schoolOf(branch),
          courseId: ids("crs", course),
          title,
          code,
          type,
          grades,
          location,
          ...times,
        },
      ]),
    ),
    ...insertMany(
      db,
      classSessions,
      each((_, classId) => sessionIds.map((sessionId) => ({ classId, sessionId }))),
    ),
    ...insertMany(
      db,
      enrollments,
      each(({ key, branch, members }, classId) =>
        members.map(({ person, role, beginsOn, endsOn }) => {
          const id = ids("enr", `${key} ${person} ${beginsOn ?? ""}`);
          return {
            id,
            sourcedId: id,
            classId,
            schoolId: schoolOf(branch),
            personId: personOf(person),
            role,
            isPrimary: role === "teacher",
            beginsOn: beginsOn ?? since,
            endsOn: endsOn ?? null,
            status: endsOn ? ("ended" as const) : ("active" as const),
            ...times,
          };
        }),
      ),
    ),
    ...insertMany(
      db,
      meetings,
      each(({ key, branch, location, meetings: week }, classId) =>
        week.map(({ weekday, bell }) => ({
          id: ids("mtg", `${key} ${weekday} ${bell.startsAt}`),
          classId,
          schoolId: schoolOf(branch),
          weekday,
          periodId: ids("per", `${branch} ${bell.startsAt}`),
          startsAt: bell.startsAt,
          endsAt: bell.endsAt,
          location,
          beginsOn: since,
          ...times,
        })),
      ),
    ),
    ...insertMany(
      db,
      calendarDays,
      school.holidays.map(({ on, title }) => ({
        id: ids("cal", on),
        on,
        kind: "holiday" as const,
        title,
        ...times,
      })),
    ),
  ];
}

/** The school's own bells in place of those that a new school begins with. */
function bellWrites(ctx: Ctx, school: DemoSchool, { ids, schoolOf }: Keys): Write[] {
  const rows = school.branches.flatMap((branch) =>
    branch.bells.map((bell, position) => ({
      id: ids("per", `${branch.key} ${bell.startsAt}`),
      schoolId: schoolOf(branch.key),
      ...bell,
      position,
    })),
  );
  const schoolIds = school.branches.map((branch) => schoolOf(branch.key));
  const unused = sql`${inArray(periods.schoolId, schoolIds)} and ${periods.id} not in
    (select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`;
  return [ctx.db.delete(periods).where(unused), ...insertMany(ctx.db, periods, rows)];
}
