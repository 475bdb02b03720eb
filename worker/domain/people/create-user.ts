import type { Right } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readUser } from "./list-users";
import { requireRolesToGive, staffInsert } from "./staff-writes";
import { PERSON_CONFLICTS } from "./student-writes";
import type { StaffCreate, User, UserCreate } from "./user.schema";

/** Records somebody who works for the school and is to sign in; the invitation comes after. */
export function createUser(ctx: Ctx, input: UserCreate): Promise<User> {
  return recordStaff(ctx, "users:write", input);
}

/** Records a member of staff, with or without roles. */
export function createStaff(ctx: Ctx, input: StaffCreate): Promise<User> {
  return recordStaff(ctx, "people:write", input);
}

async function recordStaff(ctx: Ctx, right: Right, input: StaffCreate): Promise<User> {
  requireRolesToGive(ctx, right, input.roles);
  const { id, ...change } = staffInsert(ctx, input);
  await commit(ctx, { ...change, conflicts: PERSON_CONFLICTS });
  return readUser(ctx, id);
}
