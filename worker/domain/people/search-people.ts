import { and, asc, eq, sql } from "drizzle-orm";
import type { Reach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { guardianScope, isGuardian } from "./guardian-scope";
import { matchesSearch } from "./person-search";
import { people, staff } from "./tables";
import { userScope } from "./user-scope";

/** Staff that a search finds within a reach for users (none without one); goes into a batch. */
export function foundStaff(ctx: Ctx, reach: Reach | null, q: string, most: number) {
  return ctx.db
    .select({
      id: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      preferredName: people.preferredName,
      kanaGivenName: people.kanaGivenName,
      kanaFamilyName: people.kanaFamilyName,
      title: staff.title,
    })
    .from(staff)
    .innerJoin(people, eq(people.id, staff.id))
    .where(
      and(
        matchesSearch(staff.id, q),
        eq(staff.status, "active"),
        reach ? userScope(ctx, reach, staff.id) : sql`false`,
      ),
    )
    .orderBy(asc(staff.sortName))
    .limit(most);
}

/** Guardians that a search finds within a reach for people; goes into a batch. */
export function foundGuardians(ctx: Ctx, reach: Reach, q: string, most: number) {
  return ctx.db
    .select({
      id: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      preferredName: people.preferredName,
      kanaGivenName: people.kanaGivenName,
      kanaFamilyName: people.kanaFamilyName,
    })
    .from(people)
    .leftJoin(staff, eq(staff.id, people.id))
    .where(
      and(
        matchesSearch(people.id, q),
        eq(people.status, "active"),
        isGuardian(people.id),
        sql`${staff.id} is null`,
        guardianScope(ctx, { ...reach, own: false }, people.id),
      ),
    )
    .orderBy(asc(people.sortName))
    .limit(most);
}
