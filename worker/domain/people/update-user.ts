import type { Ctx } from "#platform/ctx";
import { changeUser } from "./change-user";
import type { User, UserUpdate } from "./user.schema";

/** Changes a user's names, contact, staff record and, when given, the roles within reach. */
export function updateUser(ctx: Ctx, id: string, input: UserUpdate): Promise<User> {
  return changeUser(ctx, "users:write", id, input);
}
