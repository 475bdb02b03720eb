import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readGuardian } from "./get-guardian";
import type { Guardian, GuardianUpdate } from "./guardian.schema";
import { guardianToWrite } from "./guardian-to-write";
import { numbersOf } from "./person-record";
import { changedOf, personRenewal } from "./person-writes";
import { staff } from "./tables";

/** Changes a guardian's names or contact. */
export async function updateGuardian(
  ctx: Ctx,
  id: string,
  input: GuardianUpdate,
): Promise<Guardian> {
  const reach = requireReach(ctx, "people:write");
  const record = await guardianToWrite(ctx, id);
  const renewal = personRenewal(ctx, record.person, input, numbersOf(record));
  await commit(ctx, {
    writes: [
      ...renewal.writes,
      ctx.db.update(staff).set({ sortName: renewal.sortName }).where(eq(staff.id, id)),
    ],
    audit: {
      action: "guardian.updated",
      subjectType: "person",
      subjectId: id,
      ...changedOf<object>(record.person, input),
    },
  });
  return readGuardian(ctx, reach, id);
}
