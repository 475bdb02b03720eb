import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { actorPersonId, type Reach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import type { Household } from "./household.schema";
import { displayName, readingOf } from "./names";
import { guardianships, householdMembers, households, people, students } from "./tables";

/**
 * Households a reach covers: those with a student (or a student's guardian) of its schools, and the
 * actor's own, unless a custody restriction keeps the actor from a child in it.
 */
export function householdScope(ctx: Ctx, reach: Reach): SQL | undefined {
  if (reach.schools === "all") return undefined;
  const me = actorPersonId(ctx);
  const pupils = sql`(select ${students.id} from ${students} where ${students.schoolId} in ${oneOf(reach.schools)})`;
  return or(
    hasMember(sql`(${householdMembers.personId} in ${pupils} or ${householdMembers.personId} in
      (select ${guardianships.guardianId} from ${guardianships} where ${guardianships.studentId} in ${pupils}))`),
    reach.own && me
      ? and(
          hasMember(eq(householdMembers.personId, me)),
          sql`not ${hasMember(sql`${householdMembers.personId} in (select ${guardianships.studentId}
            from ${guardianships} where ${guardianships.guardianId} = ${me}
            and ${guardianships.custodyRestricted} = 1)`)}`,
        )
      : undefined,
  );
}

export function hasMember(condition: SQL): SQL {
  return sql`${households.id} in (select ${householdMembers.householdId} from ${householdMembers} where ${condition})`;
}

export function membersOf(ctx: Ctx, where: SQL) {
  return ctx.db
    .select({ member: householdMembers, person: people })
    .from(householdMembers)
    .innerJoin(people, eq(people.id, householdMembers.personId))
    .where(where)
    .orderBy(asc(householdMembers.role), asc(people.sortName));
}

export function toHousehold(
  ctx: Ctx,
  row: typeof households.$inferSelect,
  members: {
    member: typeof householdMembers.$inferSelect;
    person: typeof people.$inferSelect;
  }[],
): Household {
  return {
    id: row.id,
    name: row.name,
    locale: row.locale,
    address: row.address,
    members: members
      .filter(({ member }) => member.householdId === row.id)
      .map(({ member, person }) => ({
        personId: person.id,
        displayName: displayName(person, ctx.tenant.locale),
        reading: readingOf(person),
        role: member.role,
      })),
    updatedAt: isoTime(row.updatedAt),
  };
}
