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
 * A person whose account the actor may act on: a student of a school within reach, or somebody with
 * every role within reach, so that nobody acts on the account of somebody who reaches further.
 */
export async function accountToWrite(ctx: Ctx, right: Right, id: string): Promise<UserRecord> {
  const reach = requireReach(ctx, right);
  const record = await readUserRecord(ctx, id);
  if (!record) throw notFound("This person");
  if (reach.schools === "all") return record;
  const covers = (schoolId: string | null) => schoolId !== null && coversSchool(reach, schoolId);
  const staffRoles = record.roles.filter(({ role }) => role !== "guardian" && role !== "student");
  const isMine =
    staffRoles.length > 0
      ? staffRoles.every(({ schoolId }) => covers(schoolId))
      : record.student
        ? covers(record.student.schoolId)
        : await hasChildIn(ctx, reach, id);
  if (!isMine) throw notFound("This person");
  return record;
}

/** The same for staff and guardians only. */
export async function userToWrite(ctx: Ctx, right: Right, id: string): Promise<UserRecord> {
  const record = await accountToWrite(ctx, right, id);
  if (record.student) throw notFound("This user");
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
