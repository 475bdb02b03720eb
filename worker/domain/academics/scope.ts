import { or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { actorPersonId, type Reach } from "#domain/auth/index";
import { guardianshipDirectory, today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { isNotOver } from "./enrollment-directory";
import { enrollments } from "./tables";

/** Ids of the classes that the actor teaches, or will; a subquery in brackets. */
export function taughtClasses(ctx: Ctx): SQL {
  return sql`(select ${enrollments.classId} from ${enrollments}
    where ${enrollments.personId} = ${actorPersonId(ctx)}
    and ${enrollments.role} in ('teacher', 'assistant') and ${isNotOver(enrollments, today(ctx))})`;
}

/** Ids of the actor and of the children that no custody restriction keeps from them. */
export function ownFamily(ctx: Ctx): SQL {
  const me = actorPersonId(ctx);
  const links = guardianshipDirectory(ctx.db);
  return sql`(select ${me} union all select ${links.studentId} from ${links}
    where ${links.guardianId} = ${me} and ${links.custodyRestricted} = 0)`;
}

/**
 * Students a reach covers: of its schools (or in a class there), in the classes one teaches, oneself
 * and one's children. Undefined: every student.
 */
export function studentScope(
  ctx: Ctx,
  reach: Reach,
  student: { id: SQLWrapper; schoolId: SQLWrapper },
): SQL | undefined {
  if (reach.schools === "all") return undefined;
  const on = today(ctx);
  const parts: SQL[] = [];
  if (reach.schools.length > 0) {
    const schools = oneOf(reach.schools);
    parts.push(sql`${student.schoolId} in ${schools}`);
    parts.push(sql`exists (select 1 from ${enrollments} where ${enrollments.personId} = ${student.id}
      and ${enrollments.role} = 'student' and ${enrollments.schoolId} in ${schools}
      and ${isNotOver(enrollments, on)})`);
  }
  if (reach.classes) {
    parts.push(sql`${student.id} in (select ${enrollments.personId} from ${enrollments}
      where ${enrollments.role} = 'student' and ${isNotOver(enrollments, on)}
      and ${enrollments.classId} in ${taughtClasses(ctx)})`);
  }
  if (reach.own) parts.push(sql`${student.id} in ${ownFamily(ctx)}`);
  return or(...parts) ?? sql`false`;
}

/**
 * Classes a reach covers: of its schools, those one teaches, those oneself or one's children are in.
 * Undefined: every class.
 */
export function classScope(
  ctx: Ctx,
  reach: Reach,
  cls: { id: SQLWrapper; schoolId: SQLWrapper },
): SQL | undefined {
  if (reach.schools === "all") return undefined;
  const parts: SQL[] = [];
  if (reach.schools.length > 0) parts.push(sql`${cls.schoolId} in ${oneOf(reach.schools)}`);
  if (reach.classes) parts.push(sql`${cls.id} in ${taughtClasses(ctx)}`);
  if (reach.own) {
    parts.push(sql`${cls.id} in (select ${enrollments.classId} from ${enrollments}
      where ${enrollments.personId} in ${ownFamily(ctx)} and ${isNotOver(enrollments, today(ctx))})`);
  }
  return or(...parts) ?? sql`false`;
}

/**
 * Enrollments a reach covers: at its schools, in the classes one teaches, one's family's own and the
 * teachers of their classes. Undefined: every enrollment.
 */
export function enrollmentScope(ctx: Ctx, reach: Reach): SQL | undefined {
  if (reach.schools === "all") return undefined;
  const parts: SQL[] = [];
  if (reach.schools.length > 0) parts.push(sql`${enrollments.schoolId} in ${oneOf(reach.schools)}`);
  if (reach.classes) parts.push(sql`${enrollments.classId} in ${taughtClasses(ctx)}`);
  if (reach.own) {
    const family = ownFamily(ctx);
    parts.push(sql`${enrollments.personId} in ${family}`);
    parts.push(sql`(${enrollments.role} <> 'student' and ${enrollments.classId} in (
      select mine.class_id from ${enrollments} as mine where mine.person_id in ${family}
      and (mine.ends_on is null or mine.ends_on >= ${today(ctx)})))`);
  }
  return or(...parts) ?? sql`false`;
}
