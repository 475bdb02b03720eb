import { eq } from "drizzle-orm";
import { actorPersonId, setMembershipDisabled } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { readUser } from "./list-users";
import { adminRemains } from "./staff-writes";
import { people } from "./tables";
import type { User } from "./user.schema";
import { userToWrite } from "./user-scope";

/** Closes a person's account and ends their sessions. What they did stays. */
export async function disableUser(ctx: Ctx, control: ControlCtx, id: string): Promise<User> {
  await userToWrite(ctx, "users:write", id);
  if (actorPersonId(ctx) === id) {
    throw new DomainError("CONFLICT", "You cannot close your own account.");
  }
  return switchUser(ctx, control, id, true);
}

/** Opens a closed account again. */
export async function enableUser(ctx: Ctx, control: ControlCtx, id: string): Promise<User> {
  await userToWrite(ctx, "users:write", id);
  return switchUser(ctx, control, id, false);
}

async function switchUser(
  ctx: Ctx,
  control: ControlCtx,
  id: string,
  disabled: boolean,
): Promise<User> {
  await commit(ctx, {
    guards: disabled ? [adminRemains(ctx, id)] : [],
    writes: [
      ctx.db
        .update(people)
        .set({ status: disabled ? "inactive" : "active", updatedAt: ctx.now })
        .where(eq(people.id, id)),
    ],
    audit: {
      action: disabled ? "person.disabled" : "person.enabled",
      subjectType: "person",
      subjectId: id,
    },
  });
  await setMembershipDisabled(control, { tenantId: ctx.tenant.id, personId: id }, disabled);
  return readUser(ctx, id);
}
