import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { readHousehold } from "./get-household";
import type { Household, HouseholdCreate } from "./household.schema";
import { memberInserts, requireMembers } from "./household-writes";
import { households } from "./tables";

/** Records a household of people within reach. */
export async function createHousehold(ctx: Ctx, input: HouseholdCreate): Promise<Household> {
  const reach = requireReach(ctx, "people:write");
  await requireMembers(ctx, reach, input.members);
  const id = newId("hou", ctx.now);
  await commit(ctx, {
    writes: [
      ctx.db.insert(households).values({
        id,
        name: input.name,
        locale: input.locale || null,
        address: input.address || null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
      ...memberInserts(ctx, id, input.members),
    ],
    audit: {
      action: "household.created",
      subjectType: "household",
      subjectId: id,
      after: input,
    },
  });
  return readHousehold(ctx, reach, id);
}
