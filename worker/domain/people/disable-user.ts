import { actorPersonId } from "#domain/auth/index";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { switchUser } from "./switch-user";
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
