import { eq, sql } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import { commit, insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { oneOf } from "#platform/listing";
import type {
  Household,
  HouseholdCreate,
  HouseholdMemberInput,
  HouseholdUpdate,
} from "./household.schema";
import { readHousehold } from "./list-households";
import { changedOf } from "./person-writes";
import { guardianships, householdMembers, households, people, students } from "./tables";

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

function memberInserts(ctx: Ctx, householdId: string, members: HouseholdMemberInput[]): Write[] {
  return insertMany(
    ctx.db,
    householdMembers,
    members.map((member) => ({ householdId, ...member })),
  );
}

/** Everyone is there; and whoever reaches some schools only names a student or parent of them. */
async function requireMembers(
  ctx: Ctx,
  reach: Reach,
  members: HouseholdMemberInput[],
): Promise<void> {
  const ids = members.map((member) => member.personId);
  if (new Set(ids).size < ids.length) {
    const issue = "A person is named twice.";
    throw new DomainError("VALIDATION_ERROR", issue, [{ field: "members", issue }]);
  }
  const schools = reach.schools === "all" ? [] : reach.schools;
  const pupil = sql`(select ${students.id} from ${students} where ${students.schoolId} in ${oneOf(schools)})`;
  const rows = await ctx.db
    .select({
      id: people.id,
      isPupil: sql<number>`"people"."id" in ${pupil}`,
      isParent: sql<number>`"people"."id" in (select ${guardianships.guardianId} from ${guardianships} where ${guardianships.studentId} in ${pupil})`,
    })
    .from(people)
    .where(sql`${people.id} in ${oneOf(ids)}`);
  const covered = (row: (typeof rows)[number]) =>
    reach.schools === "all" || row.isPupil === 1 || row.isParent === 1;
  if (rows.length < ids.length || !rows.every(covered)) throw notFound("A member");
}
