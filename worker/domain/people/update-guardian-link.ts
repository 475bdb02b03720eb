import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readGuardian } from "./get-guardian";
import type { Guardian, GuardianLinkUpdate } from "./guardian.schema";
import { guardianshipToWrite } from "./guardianship-to-write";
import { changedOf } from "./person-writes";
import { guardianships } from "./tables";

/** Changes what a guardian is to a student and may do. */
export async function updateGuardianLink(
  ctx: Ctx,
  guardianId: string,
  studentId: string,
  input: GuardianLinkUpdate,
): Promise<Guardian> {
  const before = await guardianshipToWrite(ctx, guardianId, studentId);
  await commit(ctx, {
    writes: [
      ctx.db
        .update(guardianships)
        .set({ ...input, updatedAt: ctx.now })
        .where(eq(guardianships.id, before.id)),
    ],
    audit: {
      action: "guardian.updated",
      subjectType: "student",
      subjectId: studentId,
      ...changedOf<object>(before, { ...input, guardianId }),
    },
  });
  return readGuardian(ctx, requireReach(ctx, "people:write"), guardianId);
}
