import { and, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  coversSchool,
  type Reach,
  type Right,
  requireReach,
  roleDirectory,
} from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { oneOf } from "#platform/listing";
import { guardianScope } from "./guardian-scope";
import { type PersonRecord, personRecordQuery } from "./person-record";
import { guardianships, people, staff, students } from "./tables";
import { today } from "./today";
import type { UserRole } from "./user.schema";

/** People with an account or the right to one: staff, guardians, whoever has such a role. */
export function isUser(ctx: Ctx, personId: SQLWrapper): SQL {
  const roles = roleDirectory(ctx.db);
  return sql`(${personId} in (select ${staff.id} from ${staff})
    or ${personId} in (select ${guardianships.guardianId} from ${guardianships})
    or ${personId} in (select ${roles.personId} from ${roles} where ${roles.role} <> 'student'))`;
}

/** Users a reach covers: with a role at its schools, or a child there. Undefined: everyone. */
export function userScope(ctx: Ctx, reach: Reach, personId: SQLWrapper): SQL | undefined {
  if (reach.schools === "all") return undefined;
  const roles = roleDirectory(ctx.db);
  return or(
    sql`${personId} in (select ${roles.personId} from ${roles} where ${roles.schoolId} in ${oneOf(reach.schools)})`,
    guardianScope(ctx, { ...reach, own: false }, personId),
  );
}

export type UserRecord = PersonRecord & { roles: UserRole[] };

/** A person with their roles; null when missing or, with a reach, outside it. */
export async function readUserRecord(
  ctx: Ctx,
  id: string,
  reach?: Reach,
): Promise<UserRecord | null> {
  const roles = roleDirectory(ctx.db);
  const [[record], grants] = await ctx.db.batch([
    personRecordQuery(ctx, id, reach && userScope(ctx, reach, people.id)),
    ctx.db
      .select({ role: roles.role, schoolId: roles.schoolId })
      .from(roles)
      .where(and(sql`${roles.personId} = ${id}`, rolesOfToday(ctx, roles))),
  ]);
  return record ? { ...record, roles: grants } : null;
}

/** The roles that have not ended. */
export function rolesOfToday(ctx: Ctx, roles: { endsOn: SQLWrapper }): SQL {
  return sql`(${roles.endsOn} is null or ${roles.endsOn} >= ${today(ctx)})`;
}

/**
 * A user that the actor may change: known, not a student, and with every role within reach, so that
 * nobody changes the account of somebody who reaches further. Else NOT_FOUND.
 */
export async function userToWrite(ctx: Ctx, right: Right, id: string): Promise<UserRecord> {
  const reach = requireReach(ctx, right);
  const record = await readUserRecord(ctx, id);
  if (!record || record.student) throw notFound("This user");
  if (reach.schools === "all") return record;
  const staffRoles = record.roles.filter((grant) => grant.role !== "guardian");
  const isMine =
    staffRoles.length > 0
      ? staffRoles.every(({ schoolId }) => schoolId !== null && coversSchool(reach, schoolId))
      : await hasChildIn(ctx, reach, id);
  if (!isMine) throw notFound("This user");
  return record;
}

async function hasChildIn(ctx: Ctx, reach: Reach, id: string): Promise<boolean> {
  const rows = await ctx.db.all(sql`select 1 from ${guardianships}
    join ${students} on ${students.id} = ${guardianships.studentId}
    where ${guardianships.guardianId} = ${id} and ${students.schoolId} in ${oneOf(
      reach.schools === "all" ? [] : reach.schools,
    )} limit 1`);
  return rows.length > 0;
}
