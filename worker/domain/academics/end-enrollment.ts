import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { Enrollment, EnrollmentEnd } from "./enrollment.schema";
import { enrollmentToWrite } from "./enrollment-to-write";
import { endedAudit, statusOf } from "./enrollment-writes";
import { readEnrollment } from "./get-enrollment";
import { enrollments } from "./tables";

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
