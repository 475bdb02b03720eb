import { and, eq } from "drizzle-orm";
import { type StudentLeave, studentLeaving, studentToWrite, today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { endEnrollmentsWrite, endedAudit, openEnrollmentsOf } from "./enrollment-writes";
import { enrollments } from "./tables";

/** A student leaves on their last school day: the stay and every enrollment end with it. */
export async function leaveSchool(ctx: Ctx, id: string, input: StudentLeave): Promise<void> {
  const { student } = await studentToWrite(ctx, id);
  const on = input.on ?? today(ctx);
  if (student.enteredOn && on < student.enteredOn) {
    throw invalid("on", "The leaving lies before the entry.");
  }
  const open = await openEnrollmentsOf(ctx, id, ["student"], on);
  const leaving = studentLeaving(ctx, student, { on, reason: input.reason });
  await commit(ctx, {
    guards: leaving.guards,
    writes: [
      ...leaving.writes,
      endEnrollmentsWrite(
        ctx,
        and(eq(enrollments.personId, id), eq(enrollments.role, "student")),
        on,
      ),
    ],
    audit: [...leaving.audit, ...open.map((row) => endedAudit(row, on))],
  });
}
