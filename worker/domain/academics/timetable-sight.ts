import { and, type SQL, sql } from "drizzle-orm";
import { actorPersonId, coversSchool, type Reach } from "#domain/auth/index";
import { personDirectory, studentRecords } from "#domain/people/index";
import { schoolIsHere } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { classScope, ownFamily, studentScope } from "./scope";
import { classes, enrollments } from "./tables";
import type { TimetableQuery } from "./timetable.schema";

/** One row when what the timetable is asked of exists within reach. */
export function subjectInSight(ctx: Ctx, reach: Reach, query: TimetableQuery) {
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
