import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { reachOf, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { Guardian, GuardianQuery } from "./guardian.schema";
import { childrenOf } from "./guardian-rows";
import { guardianScope, isGuardian } from "./guardian-scope";
import { matchesSearch } from "./person-search";
import { guardianships, people, students } from "./tables";
import { toGuardian } from "./to-guardian";

/** Guardians within reach, by name; search by name, reading, e-mail. */
export async function listGuardians(ctx: Ctx, query: GuardianQuery): Promise<Page<Guardian>> {
  const reach = requireReach(ctx, "people:read");
  const contacts = reachOf(ctx, "contacts:read");
  const where = and(
    isGuardian(people.id),
    guardianScope(ctx, reach, people.id),
    query.status === "all" ? undefined : eq(people.status, query.status),
    matchesSearch(people.id, query.q),
    query.studentId ? childIs(sql`${students.id} = ${query.studentId}`) : undefined,
    query.schoolId ? childIs(sql`${students.schoolId} = ${query.schoolId}`) : undefined,
  );
  const ids = ctx.db
    .select({ id: people.id })
    .from(people)
    .where(where)
    .orderBy(asc(people.sortName), asc(people.id))
    .limit(query.perPage)
    .offset(offsetOf(query));
  const [rows, children, count] = await ctx.db.batch([
    ctx.db
      .select()
      .from(people)
      .where(inArray(people.id, ids))
      .orderBy(asc(people.sortName), asc(people.id)),
    childrenOf(ctx, inArray(guardianships.guardianId, ids)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(people)
        .where(where),
    ),
  ]);
  return pageOf(
    query,
    rows.map((row) => toGuardian(ctx, row, children, { reach, contacts })),
    count,
  );
}

function childIs(condition: SQL): SQL {
  return sql`${people.id} in (select ${guardianships.guardianId} from ${guardianships}
    join ${students} on ${students.id} = ${guardianships.studentId} where ${condition})`;
}
