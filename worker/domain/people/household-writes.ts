import { sql } from "drizzle-orm";
import type { Reach } from "#domain/auth/index";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { oneOf } from "#platform/listing";
import type { HouseholdMemberInput } from "./household.schema";
import { guardianships, householdMembers, people, students } from "./tables";

export function memberInserts(
  ctx: Ctx,
  householdId: string,
  members: HouseholdMemberInput[],
): Write[] {
  return insertMany(
    ctx.db,
    householdMembers,
    members.map((member) => ({ householdId, ...member })),
  );
}

/** Everyone is there; and whoever reaches some schools only names a student or parent of them. */
export async function requireMembers(
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
