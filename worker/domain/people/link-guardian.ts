import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readGuardian } from "./get-guardian";
import type { Guardian, GuardianLink } from "./guardian.schema";
import { adultGuard, GUARDIAN_CONFLICTS, guardianLink } from "./guardian-writes";
import { studentToWrite } from "./person-record";

/** Makes an adult (a guardian, or a member of staff who is a parent) the guardian of a student. */
export async function linkGuardian(
  ctx: Ctx,
  guardianId: string,
  input: GuardianLink,
): Promise<Guardian> {
  const { studentId, ...terms } = input;
  await studentToWrite(ctx, studentId);
  const link = guardianLink(ctx, guardianId, studentId, terms);
  await commit(ctx, {
    guards: [adultGuard(guardianId)],
    writes: link.writes,
    audit: link.audit,
    conflicts: GUARDIAN_CONFLICTS,
  });
  return readGuardian(ctx, requireReach(ctx, "people:write"), guardianId);
}
