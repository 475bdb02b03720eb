import { and, eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { guardianships, students } from "./tables";

export async function guardianshipToWrite(ctx: Ctx, guardianId: string, studentId: string) {
  const reach = requireReach(ctx, "people:write");
  const [row] = await ctx.db
    .select({ link: guardianships, schoolId: students.schoolId })
    .from(guardianships)
    .innerJoin(students, eq(students.id, guardianships.studentId))
    .where(and(eq(guardianships.guardianId, guardianId), eq(guardianships.studentId, studentId)));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This guardian of the student");
  return row.link;
}
