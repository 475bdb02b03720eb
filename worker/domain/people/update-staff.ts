import type { Ctx } from "#platform/ctx";
import { changeUser } from "./change-user";
import type { StaffUpdate, User } from "./user.schema";

/** Changes a member of staff. */
export function updateStaff(ctx: Ctx, id: string, input: StaffUpdate): Promise<User> {
  return changeUser(ctx, "people:write", id, input);
}
