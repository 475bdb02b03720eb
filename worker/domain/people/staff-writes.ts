import { eq, sql } from "drizzle-orm";
import {
  type Right,
  requireGrantable,
  requireReach,
  roleDirectory,
  roleEndWrite,
  roleGrantWrites,
} from "#domain/auth/index";
import { schoolGuard } from "#domain/tenancy/index";
import type { Guard } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { STAFF_ROLES } from "./constants";
import { personInsert } from "./person-writes";
import type { ChangeParts } from "./student-writes";
import { people, staff } from "./tables";
import { today } from "./today";
import type { StaffCreate, StaffRoleInput } from "./user.schema";

/**
 * Refuses whoever may not give these roles; and whoever reaches some schools only must give a role
 * at one of them, or the person would be out of their own sight.
 */
export function requireRolesToGive(ctx: Ctx, right: Right, roles: StaffRoleInput[]): void {
  const reach = requireReach(ctx, right);
  for (const grant of roles) requireGrantable(ctx, grant);
  if (reach.schools !== "all" && roles.length === 0) {
    const issue = "Choose a role at your school.";
    throw new DomainError("FORBIDDEN", issue, [{ field: "roles", issue }]);
  }
}

/** Everything that records a new member of staff with their roles. */
export function staffInsert(ctx: Ctx, input: StaffCreate): ChangeParts & { id: string } {
  const id = newId("stf", ctx.now);
  const record = {
    staffNumber: input.staffNumber || null,
    title: input.title || null,
    subjects: input.subjects,
    startedOn: input.startedOn || null,
  };
  const person = personInsert(ctx, id, input, [record.staffNumber]);
  const grants = input.roles.map((grant) => roleGrantWrites(ctx, { personId: id, ...grant }));
  return {
    id,
    guards: schoolGuards(input.roles),
    writes: [
      ...person.writes,
      ctx.db.insert(staff).values({
        id,
        ...record,
        sortName: person.sortName,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
      ...grants.map((grant) => grant.write),
    ],
    audit: [
      {
        action: "staff.created",
        subjectType: "person",
        subjectId: id,
        schoolId: input.roles[0]?.schoolId ?? null,
        after: { ...record, givenName: input.givenName, familyName: input.familyName },
      },
      ...grants.map((grant) => grant.audit),
    ],
  };
}

/** Holds while every school named by the roles is there. */
export function schoolGuards(roles: StaffRoleInput[]): Guard[] {
  const ids = new Set(roles.map((grant) => grant.schoolId));
  return [...ids].flatMap((id) => (id === null ? [] : [schoolGuard(id)]));
}

/** Holds while somebody else is administrator of the whole organisation with an open account. */
export function adminRemains(ctx: Ctx, exceptId: string): Guard {
  const roles = roleDirectory(ctx.db);
  return {
    holds: sql`exists (select 1 from ${roles} join ${people} on ${people.id} = ${roles.personId}
        where ${roles.role} = 'org_admin' and ${roles.schoolId} is null and ${roles.personId} <> ${exceptId}
        and ${people.status} = 'active' and (${roles.endsOn} is null or ${roles.endsOn} > ${today(ctx)}))
      or not exists (select 1 from ${roles} where ${roles.role} = 'org_admin'
        and ${roles.schoolId} is null and ${roles.personId} = ${exceptId})`,
    otherwise: new DomainError(
      "CONFLICT",
      "This is the last administrator of the organisation. Appoint another one first.",
    ),
  };
}

/** Everything that records the end of somebody's work on a date, inclusive. Teaching ends by the caller. */
export function staffEnding(ctx: Ctx, id: string, on: string): ChangeParts {
  return {
    guards: [
      {
        holds: sql`exists (select 1 from ${staff} where ${staff.id} = ${id} and ${staff.endedOn} is null)`,
        otherwise: new DomainError("CONFLICT", "This person has ended already."),
      },
      adminRemains(ctx, id),
    ],
    writes: [
      ctx.db
        .update(staff)
        .set({
          status: on <= today(ctx) ? "ended" : "active",
          endedOn: on,
          updatedAt: ctx.now,
        })
        .where(eq(staff.id, id)),
      roleEndWrite(ctx, id, STAFF_ROLES, on),
    ],
    audit: [{ action: "staff.ended", subjectType: "person", subjectId: id, after: { on } }],
  };
}
