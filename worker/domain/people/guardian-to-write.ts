import { eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { guardianships } from "./tables";
import { type UserRecord, userToWrite } from "./user-scope";

/** A guardian that the actor may change; NOT_FOUND when missing, no guardian, or out of reach. */
export async function guardianToWrite(ctx: Ctx, id: string): Promise<UserRecord> {
  const record = await userToWrite(ctx, "people:write", id);
  if (id.startsWith("gua_")) return record;
  const [link] = await ctx.db
    .select({ id: guardianships.id })
    .from(guardianships)
    .where(eq(guardianships.guardianId, id))
    .limit(1);
  if (!link) throw notFound("This guardian");
  return record;
}
