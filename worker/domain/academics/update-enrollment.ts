import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { changedOf } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { Enrollment, EnrollmentUpdate } from "./enrollment.schema";
import { enrollmentToWrite } from "./enrollment-to-write";
import { onceGuard, onlyPrimary, requireSpan, statusOf } from "./enrollment-writes";
import { readEnrollment } from "./get-enrollment";
import { enrollments } from "./tables";

/** Corrects an enrollment's dates, or makes a teacher the primary one. */
export async function updateEnrollment(
  ctx: Ctx,
  id: string,
  input: EnrollmentUpdate,
): Promise<Enrollment> {
  const before = await enrollmentToWrite(ctx, id);
  const span = {
    beginsOn: input.beginsOn === undefined ? before.beginsOn : input.beginsOn,
    endsOn: input.endsOn === undefined ? before.endsOn : input.endsOn,
  };
  requireSpan(span);
  const becomesPrimary = input.isPrimary === true && before.role !== "student";
  await commit(ctx, {
    guards: [onceGuard(before.classId, before.personId, span, id)],
    writes: [
      ...(becomesPrimary ? [onlyPrimary(ctx, before.classId, id)] : []),
      ctx.db
        .update(enrollments)
        .set({
          ...span,
          isPrimary: input.isPrimary ?? before.isPrimary,
          status: statusOf(ctx, span.endsOn),
          updatedAt: ctx.now,
        })
        .where(eq(enrollments.id, id)),
    ],
    audit: {
      action: "enrollment.updated",
      subjectType: "enrollment",
      subjectId: id,
      schoolId: before.schoolId,
      ...changedOf<object>(before, input),
    },
  });
  return readEnrollment(ctx, requireReach(ctx, "academics:write"), id);
}
