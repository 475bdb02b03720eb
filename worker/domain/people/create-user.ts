import type { Ctx } from "#platform/ctx";
import { recordStaff } from "./record-staff";
import type { User, UserCreate } from "./user.schema";

/** Records somebody who works for the school and is to sign in; the invitation comes after. */
export function createUser(ctx: Ctx, input: UserCreate): Promise<User> {
  return recordStaff(ctx, "users:write", input);
}
