import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { enrollments } from "./tables";

/** Who is in which class as what, past ones included, to join with. Read-only. */
export function enrollmentDirectory<A extends string = "enrollment_directory">(
  db: Ctx["db"],
  alias = "enrollment_directory" as A,
) {
  return db
    .select({
      id: enrollments.id,
      classId: enrollments.classId,
      schoolId: enrollments.schoolId,
      personId: enrollments.personId,
      role: enrollments.role,
      isPrimary: enrollments.isPrimary,
      beginsOn: enrollments.beginsOn,
      endsOn: enrollments.endsOn,
      status: enrollments.status,
    })
    .from(enrollments)
    .as(alias);
}

type Spanned = { beginsOn: SQLWrapper; endsOn: SQLWrapper };

/**
 * Whether an enrollment or meeting holds on a school date. The dates alone decide, for the past and
 * for the future; `status` ended only says that it was over when it was last written.
 */
export function holdsOn(row: Spanned, on: string): SQL {
  return sql`(${row.beginsOn} is null or ${row.beginsOn} <= ${on}) and (${row.endsOn} is null or ${row.endsOn} >= ${on})`;
}

/** Whether it holds on this date or will later. */
export function isNotOver(row: Spanned, on: string): SQL {
  return sql`(${row.endsOn} is null or (${row.endsOn} >= ${on} and ${row.endsOn} >= coalesce(${row.beginsOn}, '')))`;
}
