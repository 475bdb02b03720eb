import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { actorPersonId, type Reach, requireReach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { cappedCount, offsetOf, oneOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { Household, HouseholdQuery } from "./household.schema";
import { displayName, readingOf } from "./names";
import { matchesSearch } from "./person-search";
import { guardianships, householdMembers, households, people, students } from "./tables";

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

/**
 * Households a reach covers: those with a student (or a student's guardian) of its schools, and the
 * actor's own, unless a custody restriction keeps the actor from a child in it.
 */
function householdScope(ctx: Ctx, reach: Reach): SQL | undefined {
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

function hasMember(condition: SQL): SQL {
  return sql`${households.id} in (select ${householdMembers.householdId} from ${householdMembers} where ${condition})`;
}

function membersOf(ctx: Ctx, where: SQL) {
  return ctx.db
    .select({ member: householdMembers, person: people })
    .from(householdMembers)
    .innerJoin(people, eq(people.id, householdMembers.personId))
    .where(where)
    .orderBy(asc(householdMembers.role), asc(people.sortName));
}

function toHousehold(
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
