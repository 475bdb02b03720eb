import type { Ctx } from "#platform/ctx";
import { recordStaff } from "./record-staff";
import type { StaffCreate, User } from "./user.schema";

/** Records a member of staff, with or without roles. */
export function createStaff(ctx: Ctx, input: StaffCreate): Promise<User> {
  return recordStaff(ctx, "people:write", input);
}
