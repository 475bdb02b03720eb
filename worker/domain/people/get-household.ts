import { and, eq } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { Household } from "./household.schema";
import { householdScope, membersOf, toHousehold } from "./household-rows";
import { householdMembers, households } from "./tables";

/** One household with its members. */
export async function getHousehold(ctx: Ctx, id: string): Promise<Household> {
  return readHousehold(ctx, requireReach(ctx, "people:read"), id);
}

/** The household as seen by a reach that was checked already. */
export async function readHousehold(ctx: Ctx, reach: Reach, id: string): Promise<Household> {
  const [[row], members] = await ctx.db.batch([
    ctx.db
      .select()
      .from(households)
      .where(and(eq(households.id, id), householdScope(ctx, reach))),
    membersOf(ctx, eq(householdMembers.householdId, id)),
  ]);
  if (!row) throw notFound("This household");
  return toHousehold(ctx, row, members);
}
