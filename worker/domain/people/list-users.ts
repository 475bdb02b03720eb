import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { requireReach, roleDirectory } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import { matchesSearch } from "./person-search";
import { people, staff } from "./tables";
import { toUser } from "./to-user";
import type { User, UserQuery } from "./user.schema";
import { isUser, rolesOfToday, userScope } from "./user-scope";

/** Everyone with an account or the right to one, within reach, by name. Students by `role` only. */
export async function listUsers(ctx: Ctx, query: UserQuery): Promise<Page<User>> {
  const reach = requireReach(ctx, "users:read");
  const roles = roleDirectory(ctx.db);
  const where = and(
    query.role === "student" ? undefined : isUser(ctx, people.id),
    userScope(ctx, reach, people.id),
    query.status === "all" ? undefined : eq(people.status, query.status),
    matchesSearch(people.id, query.q),
    query.kind ? sql`${people.id} in (select ${staff.id} from ${staff})` : undefined,
    query.role
      ? sql`${people.id} in (select ${roles.personId} from ${roles}
          where ${roles.role} = ${query.role} and ${rolesOfToday(ctx, roles)})`
      : undefined,
    query.schoolId
      ? userScope(ctx, { schools: [query.schoolId], classes: false, own: false }, people.id)
      : undefined,
  );
  const ids = ctx.db
    .select({ id: people.id })
    .from(people)
    .where(where)
    .orderBy(asc(people.sortName), asc(people.id))
    .limit(query.perPage)
    .offset(offsetOf(query));
  const [rows, grants, count] = await ctx.db.batch([
    ctx.db
      .select({ person: people, staff })
      .from(people)
      .leftJoin(staff, eq(staff.id, people.id))
      .where(inArray(people.id, ids))
      .orderBy(asc(people.sortName), asc(people.id)),
    ctx.db
      .select({ personId: roles.personId, role: roles.role, schoolId: roles.schoolId })
      .from(roles)
      .where(and(inArray(roles.personId, ids), rolesOfToday(ctx, roles))),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(people)
        .where(where),
    ),
  ]);
  const items = rows.map((row) =>
    toUser(ctx, {
      ...row,
      roles: grants
        .filter((grant) => grant.personId === row.person.id)
        .map(({ role, schoolId }) => ({ role, schoolId })),
    }),
  );
  return pageOf(query, items, count);
}
