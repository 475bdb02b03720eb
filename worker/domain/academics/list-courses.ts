import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { Course, CourseQuery } from "./course.schema";
import { toCourse } from "./get-course";
import { courses } from "./tables";

/** Courses by title. They name no person, so whoever reads academics sees all of them. */
export async function listCourses(ctx: Ctx, query: CourseQuery): Promise<Page<Course>> {
  requireReach(ctx, "academics:read");
  const text = query.q?.normalize("NFKC").toLowerCase();
  const where = and(
    query.status === "all" ? undefined : eq(courses.status, query.status),
    query.schoolId ? or(eq(courses.schoolId, query.schoolId), isNull(courses.schoolId)) : undefined,
    text
      ? sql`(instr(lower(${courses.title}), ${text}) > 0 or instr(lower(coalesce(${courses.code}, '')), ${text}) > 0)`
      : undefined,
  );
  const [rows, count] = await ctx.db.batch([
    ctx.db
      .select()
      .from(courses)
      .where(where)
      .orderBy(asc(courses.title), asc(courses.id))
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(courses)
        .where(where),
    ),
  ]);
  return pageOf(query, rows.map(toCourse), count);
}
