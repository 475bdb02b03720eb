import { eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { studentRecords, today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { Enrollment, EnrollmentCreate } from "./enrollment.schema";
import {
  enrollmentInsert,
  fitGuard,
  onceGuard,
  openClassGuard,
  requireSpan,
} from "./enrollment-writes";
import { readEnrollment } from "./get-enrollment";
import { classes } from "./tables";

export const ENROLLMENT_CONFLICTS = {
  "enrollments.sourced_id": "This sourcedId is already in use.",
};

/** Puts a student, teacher or assistant into a class from a date on. */
export async function enrol(ctx: Ctx, input: EnrollmentCreate): Promise<Enrollment> {
  const reach = requireReach(ctx, "academics:write");
  const { classId, personId, role, isPrimary, sourcedId } = input;
  const student = studentRecords(ctx.db);
  const [[cls], [pupil]] = await ctx.db.batch([
    ctx.db.select().from(classes).where(eq(classes.id, classId)),
    ctx.db.select({ schoolId: student.schoolId }).from(student).where(eq(student.id, personId)),
  ]);
  if (!cls || !coversSchool(reach, cls.schoolId)) throw notFound("This class");
  if (role === "student" && (!pupil || !coversSchool(reach, pupil.schoolId))) {
    throw notFound("This student");
  }
  const span = { beginsOn: input.beginsOn ?? today(ctx), endsOn: input.endsOn ?? null };
  requireSpan(span);
  const { schoolId } = cls;
  const draft = { classId, schoolId, personId, role, isPrimary, sourcedId, ...span };
  const { id, writes, audit } = enrollmentInsert(ctx, draft);
  await commit(ctx, {
    guards: [
      openClassGuard(classId, span.beginsOn),
      fitGuard(ctx, personId, role),
      onceGuard(classId, personId, span),
    ],
    writes,
    audit,
    conflicts: ENROLLMENT_CONFLICTS,
  });
  return readEnrollment(ctx, reach, id);
}
