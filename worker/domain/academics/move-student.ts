import { eq, sql } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, invalid, notFound } from "#platform/errors";
import type { EnrollmentMove, EnrollmentMoved } from "./enrollment.schema";
import { enrollmentToWrite } from "./enrollment-to-write";
import { enrollmentInsert, onceGuard, openClassGuard, statusOf } from "./enrollment-writes";
import { readEnrollment } from "./get-enrollment";
import { classes, enrollments } from "./tables";

/**
 * Moves a student to another class from a date on: the old enrollment ends the day before, a new
 * one begins, in one commit. The past stays with the old class.
 */
export async function moveStudent(
  ctx: Ctx,
  enrollmentId: string,
  input: EnrollmentMove,
): Promise<EnrollmentMoved> {
  const reach = requireReach(ctx, "academics:write");
  const before = await enrollmentToWrite(ctx, enrollmentId);
  if (before.role !== "student") throw invalid("id", "Only a student's enrollment can be moved.");
  if (before.classId === input.toClassId) throw invalid("toClassId", "This is the same class.");
  const [target] = await ctx.db.select().from(classes).where(eq(classes.id, input.toClassId));
  if (!target || !coversSchool(reach, target.schoolId)) throw notFound("This class");
  const on = input.on ?? today(ctx);
  const lastDay = addDays(on, -1);
  const span = { beginsOn: on, endsOn: before.endsOn };
  const begun = enrollmentInsert(ctx, {
    classId: target.id,
    schoolId: target.schoolId,
    personId: before.personId,
    role: "student",
    isPrimary: before.isPrimary,
    ...span,
  });
  await commit(ctx, {
    guards: [
      {
        holds: sql`exists (select 1 from ${enrollments} where ${enrollments.id} = ${enrollmentId}
          and (${enrollments.endsOn} is null or ${enrollments.endsOn} >= ${on}))`,
        otherwise: new DomainError("CONFLICT", "This enrollment is over on that date."),
      },
      openClassGuard(target.id, on),
      onceGuard(target.id, before.personId, span),
    ],
    writes: [
      ctx.db
        .update(enrollments)
        .set({ endsOn: lastDay, status: statusOf(ctx, lastDay), updatedAt: ctx.now })
        .where(eq(enrollments.id, enrollmentId)),
      ...begun.writes,
    ],
    audit: [
      {
        action: "enrollment.moved",
        subjectType: "enrollment",
        subjectId: enrollmentId,
        schoolId: before.schoolId,
        before: { classId: before.classId, endsOn: before.endsOn },
        after: { classId: target.id, on, enrollmentId: begun.id, personId: before.personId },
      },
      begun.audit,
    ],
  });
  const [from, to] = await Promise.all([
    readEnrollment(ctx, reach, enrollmentId),
    readEnrollment(ctx, reach, begun.id),
  ]);
  return { from, to };
}
