import type { ControlCtx, Ctx } from "#platform/ctx";
import { switchUser } from "./switch-user";
import type { User } from "./user.schema";
import { userToWrite } from "./user-scope";

/** Opens a closed account again. */
export async function enableUser(ctx: Ctx, control: ControlCtx, id: string): Promise<User> {
  await userToWrite(ctx, "users:write", id);
  return switchUser(ctx, control, id, false);
}
