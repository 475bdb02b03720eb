import { eq } from "drizzle-orm";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { guardianshipToWrite } from "./guardianship-to-write";
import { guardianships } from "./tables";

/** Unties a guardian from a student; the audit keeps what it was. */
export async function unlinkGuardian(
  ctx: Ctx,
  guardianId: string,
  studentId: string,
): Promise<void> {
  const before = await guardianshipToWrite(ctx, guardianId, studentId);
  await commit(ctx, {
    writes: [ctx.db.delete(guardianships).where(eq(guardianships.id, before.id))],
    audit: {
      action: "guardian.unlinked",
      subjectType: "student",
      subjectId: studentId,
      before,
    },
  });
}
