import { and, eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { studentRecords, today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { ClassStudent, ClassStudentQuery } from "./class.schema";
import { isPupilOn, rosterRows, staffSight, toClassStudent } from "./class-roster";
import { enrollments } from "./tables";

/** The students of a class on a school date, by name. */
export async function listClassStudents(
  ctx: Ctx,
  id: string,
  query: ClassStudentQuery,
): Promise<Page<ClassStudent>> {
  const reach = requireReach(ctx, "academics:read");
  const on = query.on ?? today(ctx);
  const record = studentRecords(ctx.db);
  const [[staffView], rows, count] = await ctx.db.batch([
    staffSight(ctx, reach, id),
    rosterRows(ctx, id, on).limit(query.perPage).offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ id: enrollments.id })
        .from(enrollments)
        .innerJoin(record, eq(record.id, enrollments.personId))
        .where(and(...isPupilOn(id, on))),
    ),
  ]);
  if (!staffView) throw notFound("This class");
  return pageOf(
    query,
    rows.map((row) => toClassStudent(ctx, row)),
    count,
  );
}
