import { type SQL, sql } from "drizzle-orm";
import { enrollmentDirectory, holdsOn } from "#domain/academics/index";
import { actorPersonId, type Reach } from "#domain/auth/index";
import { guardianshipDirectory } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";

type StudentColumns = { id: SQL | { getSQL(): SQL }; schoolId: SQL | { getSQL(): SQL } };

/** Whether a student is within the reach as staff see it: by school, or by a class taught today. */
export function reachedAsStaff(ctx: Ctx, reach: Reach, student: StudentColumns, on: string): SQL {
  if (reach.schools === "all") return sql`1`;
  const schools = sql`${student.schoolId} in (select value from json_each(${JSON.stringify(reach.schools)}))`;
  if (!reach.classes) return schools;
  const teaching = enrollmentDirectory(ctx.db, "teaching");
  const learning = enrollmentDirectory(ctx.db, "learning");
  return sql`(${schools} or exists (
    select 1 from ${teaching} join ${learning} on ${learning.classId} = ${teaching.classId}
    where ${teaching.personId} = ${actorPersonId(ctx) ?? ""}
      and ${teaching.role} in ('teacher', 'assistant') and ${holdsOn(teaching, on)}
      and ${learning.personId} = ${student.id} and ${learning.role} = 'student'
      and ${holdsOn(learning, on)}))`;
}

/** Whether a student is the actor or a child of theirs; custody restrictions end it. */
export function reachedAsFamily(ctx: Ctx, reach: Reach, studentId: StudentColumns["id"]): SQL {
  const personId = actorPersonId(ctx);
  if (!reach.own || personId === null) return sql`0`;
  return sql`${studentId} in ${familyOf(ctx, personId)}`;
}

/** A person and the children they may be told of, as a subquery of ids. */
export function familyOf(ctx: Ctx, personId: string): SQL {
  const guardianship = guardianshipDirectory(ctx.db, "guarding");
  return sql`(select ${personId} union select ${guardianship.studentId} from ${guardianship}
    where ${guardianship.guardianId} = ${personId} and ${guardianship.custodyRestricted} = 0)`;
}
