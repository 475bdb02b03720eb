import { and, asc, eq, not, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { personDirectory, today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { Enrollment, EnrollmentQuery } from "./enrollment.schema";
import { holdsOn, isNotOver } from "./enrollment-directory";
import { enrollmentRows, toEnrollment } from "./enrollment-rows";
import { enrollmentScope } from "./scope";
import { enrollments } from "./tables";

/** Enrollments within reach; by role and name within a class, else in the order of recording. */
export async function listEnrollments(ctx: Ctx, query: EnrollmentQuery): Promise<Page<Enrollment>> {
  const reach = requireReach(ctx, "academics:read");
  const lives = isNotOver(enrollments, today(ctx));
  const where = and(
    query.classId ? eq(enrollments.classId, query.classId) : undefined,
    query.personId ? eq(enrollments.personId, query.personId) : undefined,
    query.schoolId ? eq(enrollments.schoolId, query.schoolId) : undefined,
    query.role ? eq(enrollments.role, query.role) : undefined,
    query.on ? holdsOn(enrollments, query.on) : undefined,
    query.on || query.status === "all" ? undefined : query.status === "active" ? lives : not(lives),
    enrollmentScope(ctx, reach),
  );
  const person = personDirectory(ctx.db);
  const order = query.classId
    ? [asc(enrollments.role), asc(person.sortName), asc(enrollments.id)]
    : [asc(enrollments.id)];
  const [rows, count] = await ctx.db.batch([
    enrollmentRows(ctx, where)
      .orderBy(...order)
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(enrollments)
        .where(where),
    ),
  ]);
  return pageOf(
    query,
    rows.map((row) => toEnrollment(ctx, row)),
    count,
  );
}
