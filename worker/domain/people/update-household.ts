import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readHousehold } from "./get-household";
import type { Household, HouseholdUpdate } from "./household.schema";
import { memberInserts, requireMembers } from "./household-writes";
import { changedOf } from "./person-writes";
import { householdMembers, households } from "./tables";

/** Changes a household; `members`, when given, replaces all of them. */
export async function updateHousehold(
  ctx: Ctx,
  id: string,
  input: HouseholdUpdate,
): Promise<Household> {
  const reach = requireReach(ctx, "people:write");
  const before = await readHousehold(ctx, { ...reach, own: false }, id);
  const { members, ...fields } = input;
  const known = new Set(before.members.map((member) => member.personId));
  if (members) {
    await requireMembers(
      ctx,
      reach,
      members.filter((member) => !known.has(member.personId)),
    );
  }
  await commit(ctx, {
    writes: [
      ctx.db
        .update(households)
        .set({ ...fields, updatedAt: ctx.now })
        .where(eq(households.id, id)),
      ...(members
        ? [
            ctx.db.delete(householdMembers).where(eq(householdMembers.householdId, id)),
            ...memberInserts(ctx, id, members),
          ]
        : []),
    ],
    audit: {
      action: "household.updated",
      subjectType: "household",
      subjectId: id,
      ...changedOf<object>(
        {
          ...before,
          members: before.members.map(({ personId, role }) => ({ personId, role })),
        },
        input,
      ),
    },
  });
  return readHousehold(ctx, reach, id);
}
