import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { Household, HouseholdQuery } from "./household.schema";
import { hasMember, householdScope, membersOf, toHousehold } from "./household-rows";
import { matchesSearch } from "./person-search";
import { householdMembers, households } from "./tables";

/** Households within reach, by name; search finds them by their members. */
export async function listHouseholds(ctx: Ctx, query: HouseholdQuery): Promise<Page<Household>> {
  const reach = requireReach(ctx, "people:read");
  const member = matchesSearch(householdMembers.personId, query.q);
  const where = and(
    householdScope(ctx, reach),
    member ? hasMember(member) : undefined,
    query.personId ? hasMember(eq(householdMembers.personId, query.personId)) : undefined,
  );
  const ids = ctx.db
    .select({ id: households.id })
    .from(households)
    .where(where)
    .orderBy(asc(households.name), asc(households.id))
    .limit(query.perPage)
    .offset(offsetOf(query));
  const [rows, members, count] = await ctx.db.batch([
    ctx.db
      .select()
      .from(households)
      .where(inArray(households.id, ids))
      .orderBy(asc(households.name), asc(households.id)),
    membersOf(ctx, inArray(householdMembers.householdId, ids)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(households)
        .where(where),
    ),
  ]);
  return pageOf(
    query,
    rows.map((row) => toHousehold(ctx, row, members)),
    count,
  );
}
