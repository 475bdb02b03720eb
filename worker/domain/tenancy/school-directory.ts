import { eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { schools } from "./tables";

/** Schools, to join with by `id`. Read-only. */
export function schoolDirectory<A extends string = "school_directory">(
  db: Ctx["db"],
  alias = "school_directory" as A,
) {
  return db
    .select({
      id: schools.id,
      sourcedId: schools.sourcedId,
      name: schools.name,
      type: schools.type,
      timeZone: schools.timeZone,
      status: schools.status,
    })
    .from(schools)
    .as(alias);
}

/** The name of the school with this id, as a scalar subquery. */
export function schoolNameOf(schoolId: SQL): SQL<string | null> {
  return sql`(select name from schools where schools.id = ${schoolId})`;
}

/** One row when the school is in this tenant, whatever its status; goes into a batch. */
export function schoolIsHere(db: Ctx["db"], id: string) {
  return db.select({ id: schools.id }).from(schools).where(eq(schools.id, id));
}
