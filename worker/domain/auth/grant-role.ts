import { and, eq, inArray } from "drizzle-orm";
import { type AuditEntry, commit, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import type { Role } from "./constants";
import { ROLE_PERMISSIONS } from "./permissions";
import { requireSchool } from "./reach";
import { roleAssignments } from "./tables";

export type RoleDraft = { personId: string; role: Role; schoolId: string | null };

/** The write and audit entry that give a person a role, for batches that create the person too. */
export function roleGrantWrites(ctx: Ctx, draft: RoleDraft): { write: Write; audit: AuditEntry } {
  const { personId, role, schoolId } = draft;
  return {
    write: ctx.db
      .insert(roleAssignments)
      .values({
        id: newId("rol", ctx.now),
        personId,
        role,
        schoolId,
        reach: schoolId ?? "",
        createdAt: ctx.now,
      })
      .onConflictDoUpdate({
        target: [roleAssignments.personId, roleAssignments.role, roleAssignments.reach],
        set: { beginsOn: null, endsOn: null },
      }),
    audit: {
      action: "role.granted",
      subjectType: "person",
      subjectId: personId,
      schoolId,
      after: { role, schoolId },
    },
  };
}

/** The write and audit entry that take a role away, for batches that change more. */
export function roleRevokeWrites(ctx: Ctx, draft: RoleDraft): { write: Write; audit: AuditEntry } {
  const { personId, role, schoolId } = draft;
  return {
    write: ctx.db.delete(roleAssignments).where(roleOf(draft)),
    audit: {
      action: "role.revoked",
      subjectType: "person",
      subjectId: personId,
      schoolId,
      before: { role, schoolId },
    },
  };
}

/** The write that lets a person's roles of these kinds end on a date (`YYYY-MM-DD`, inclusive). */
export function roleEndWrite(
  ctx: Ctx,
  personId: string,
  roles: readonly Role[],
  on: string,
): Write {
  return ctx.db
    .update(roleAssignments)
    .set({ endsOn: on })
    .where(and(eq(roleAssignments.personId, personId), inArray(roleAssignments.role, [...roles])));
}

/** Refuses whoever may not give or take this role; nobody gives more than they have themselves. */
export function requireGrantable(ctx: Ctx, draft: Omit<RoleDraft, "personId">): void {
  requireSchool(ctx, "roles:grant", draft.schoolId);
  refuseEscalation(ctx, draft.role);
}

/** Gives a person a role. Nobody can give more than they have themselves. */
export async function grantRole(ctx: Ctx, draft: RoleDraft): Promise<void> {
  requireGrantable(ctx, draft);
  const { write, audit } = roleGrantWrites(ctx, draft);
  await commit(ctx, { writes: [write], audit });
}

/** Takes a role away again. */
export async function revokeRole(ctx: Ctx, draft: RoleDraft): Promise<void> {
  requireGrantable(ctx, draft);
  const [row] = await ctx.db.select().from(roleAssignments).where(roleOf(draft));
  if (!row) throw notFound("This role");
  const { write, audit } = roleRevokeWrites(ctx, draft);
  await commit(ctx, { writes: [write], audit });
}

function roleOf(draft: RoleDraft) {
  return and(
    eq(roleAssignments.personId, draft.personId),
    eq(roleAssignments.role, draft.role),
    eq(roleAssignments.reach, draft.schoolId ?? ""),
  );
}

function refuseEscalation(ctx: Ctx, role: Role): void {
  if (ctx.actor.kind !== "user") return;
  const held = new Set(
    ctx.actor.roles.flatMap((grant) => ROLE_PERMISSIONS[grant.role as Role] ?? []),
  );
  const isAdmin = ctx.actor.roles.some((grant) => grant.role === "org_admin");
  const beyond = ROLE_PERMISSIONS[role].filter(
    (permission) => !held.has(permission) && !/:(own|class)$/.test(permission),
  );
  if (!isAdmin && beyond.length > 0) {
    throw new DomainError(
      "FORBIDDEN",
      "You cannot give a role that reaches further than your own.",
    );
  }
}

/** The roles of several people, by person id. */
export async function rolesByPerson(
  ctx: Ctx,
  personId: string,
): Promise<{ role: Role; schoolId: string | null }[]> {
  return ctx.db
    .select({ role: roleAssignments.role, schoolId: roleAssignments.schoolId })
    .from(roleAssignments)
    .where(eq(roleAssignments.personId, personId));
}
