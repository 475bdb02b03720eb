import { eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { changedOf, today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import type { Enrollment, EnrollmentEnd, EnrollmentUpdate } from "./enrollment.schema";
import { endedAudit, onceGuard, onlyPrimary, requireSpan, statusOf } from "./enrollment-writes";
import { readEnrollment } from "./list-enrollments";
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

/** Ends an enrollment on its last school date. Ended before it began, it never was. */
export async function endEnrollment(
  ctx: Ctx,
  id: string,
  input: EnrollmentEnd,
): Promise<Enrollment> {
  const before = await enrollmentToWrite(ctx, id);
  const on = input.on ?? today(ctx);
  if (before.endsOn !== null && before.endsOn <= on) {
    throw new DomainError("CONFLICT", "This enrollment has ended already.");
  }
  await commit(ctx, {
    writes: [
      ctx.db
        .update(enrollments)
        .set({ endsOn: on, status: statusOf(ctx, on), updatedAt: ctx.now })
        .where(eq(enrollments.id, id)),
    ],
    audit: endedAudit(before, on),
  });
  return readEnrollment(ctx, requireReach(ctx, "academics:write"), id);
}

/** An enrollment that the actor may change; NOT_FOUND when missing or out of reach. */
export async function enrollmentToWrite(
  ctx: Ctx,
  id: string,
): Promise<typeof enrollments.$inferSelect> {
  const reach = requireReach(ctx, "academics:write");
  const [row] = await ctx.db.select().from(enrollments).where(eq(enrollments.id, id));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This enrollment");
  return row;
}
