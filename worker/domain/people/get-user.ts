import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { toUser } from "./to-user";
import type { User } from "./user.schema";
import { readUserRecord } from "./user-scope";

/** One user; NOT_FOUND when missing or out of reach. */
export async function getUser(ctx: Ctx, id: string): Promise<User> {
  const reach = requireReach(ctx, "users:read");
  const record = await readUserRecord(ctx, id, reach);
  if (!record) throw notFound("This user");
  return toUser(ctx, record);
}

/** The user without a check of reach, for verbs that have made theirs. */
export async function readUser(ctx: Ctx, id: string): Promise<User> {
  const record = await readUserRecord(ctx, id);
  if (!record) throw notFound("This user");
  return toUser(ctx, record);
}
