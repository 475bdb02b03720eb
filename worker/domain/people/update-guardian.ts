import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { readGuardian } from "./get-guardian";
import type { Guardian, GuardianUpdate } from "./guardian.schema";
import { guardianToWrite } from "./guardian-scope";
import { numbersOf, personRecordQuery } from "./person-record";
import { changedOf, personRenewal } from "./person-writes";

/** Changes a guardian's names or contact. */
export async function updateGuardian(
  ctx: Ctx,
  id: string,
  input: GuardianUpdate,
): Promise<Guardian> {
  const reach = requireReach(ctx, "people:write");
  await guardianToWrite(ctx, reach, id);
  const [record] = await personRecordQuery(ctx, id);
  if (!record) throw notFound("This guardian");
  const renewal = personRenewal(ctx, record.person, input, numbersOf(record));
  await commit(ctx, {
    writes: renewal.writes,
    audit: {
      action: "guardian.updated",
      subjectType: "person",
      subjectId: id,
      ...changedOf<object>(record.person, input),
    },
  });
  return readGuardian(ctx, reach, id);
}
