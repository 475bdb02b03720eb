import { eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { classDirectory, enrollmentDirectory, holdsOn } from "#domain/academics/index";
import { actorPersonId, type Reach, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import type { Within } from "./day-registers";
import { parseRegisterId } from "./register-id";

/** The reach over whole registers; families, who see their own marks only, are refused. */
export function requireRegisterReach(ctx: Ctx): Reach {
  const reach = requireReach(ctx, "attendance:read");
  if (reach.schools === "all" || reach.schools.length > 0 || reach.classes) return reach;
  throw new DomainError("FORBIDDEN", "Your role does not see whole registers.");
}

/** For what the room alone does, as a job. */
export function requireJob(ctx: Ctx): void {
  if (ctx.actor.kind === "system") return;
  throw new DomainError("FORBIDDEN", "Only the live room does this.");
}

/** The classes that the actor teaches or assists on a date, as a subquery of ids. */
export function taughtClasses(ctx: Ctx, on: string): SQL {
  const enrollment = enrollmentDirectory(ctx.db, "taught");
  return sql`(select ${enrollment.classId} from ${enrollment}
    where ${enrollment.personId} = ${actorPersonId(ctx) ?? ""}
      and ${enrollment.role} in ('teacher', 'assistant') and ${holdsOn(enrollment, on)})`;
}

/** The registers of a day within a reach, narrowed by what was asked for. */
export function registersWithin(
  ctx: Ctx,
  reach: Reach,
  on: string,
  asked: { schoolId?: string; classId?: string; mine?: boolean },
): Within {
  const mine = taughtClasses(ctx, on);
  return ({ schoolId, classId }) => {
    const conditions: SQL[] = [];
    if (reach.schools !== "all") {
      const covered = sql`${schoolId} in (select value from json_each(${JSON.stringify(reach.schools)}))`;
      if (reach.schools.length === 0) conditions.push(sql`${classId} in ${mine}`);
      else if (reach.classes) conditions.push(sql`(${covered} or ${classId} in ${mine})`);
      else conditions.push(covered);
    }
    if (asked.schoolId !== undefined) conditions.push(sql`${schoolId} = ${asked.schoolId}`);
    if (asked.classId !== undefined) conditions.push(sql`${classId} = ${asked.classId}`);
    if (asked.mine) conditions.push(sql`${classId} in ${mine}`);
    return conditions.length > 0 ? sql.join(conditions, sql` and `) : undefined;
  };
}

/** The last school date of a class, '' for one that is over without saying when, null: it goes on. */
export function lastDayOf(course: { status: SQLWrapper; endedOn: SQLWrapper }): SQL<string | null> {
  return sql`case when ${course.status} = 'ended' then coalesce(${course.endedOn}, '') else ${course.endedOn} end`;
}

/** A statement whose one row says whether the actor may read a register; no row: no such class. */
export function registerReadable(ctx: Ctx, reach: Reach, registerId: string) {
  const key = parseRegisterId(registerId);
  if (!key) throw notFound("The register");
  const course = classDirectory(ctx.db);
  const within = registersWithin(
    ctx,
    reach,
    key.on,
    {},
  )({
    schoolId: course.schoolId,
    classId: course.id,
  });
  return ctx.db
    .select({ allowed: sql<number>`${within ?? sql`1`}`.as("allowed") })
    .from(course)
    .where(eq(course.id, key.classId));
}
