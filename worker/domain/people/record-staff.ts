import type { Right } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readUser } from "./get-user";
import { requireRolesToGive, staffInsert } from "./staff-writes";
import { PERSON_CONFLICTS } from "./student-writes";
import type { StaffCreate, User } from "./user.schema";

export async function recordStaff(ctx: Ctx, right: Right, input: StaffCreate): Promise<User> {
  requireRolesToGive(ctx, right, input.roles);
  const { id, ...change } = staffInsert(ctx, input);
  await commit(ctx, { ...change, conflicts: PERSON_CONFLICTS });
  return readUser(ctx, id);
}
