import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { refusal, writeThroughRoom } from "./ask-room";
import type { RegisterHead } from "./register.schema";
import { requireRegisterAccess } from "./register-access";

/** Marks everyone who has no mark yet with the first code for present. Marks that are there stay. */
export async function markAllPresent(
  ctx: Ctx,
  input: { registerId: string; opId?: string },
): Promise<RegisterHead> {
  const access = await requireRegisterAccess(ctx, input.registerId, "attendance:take");
  const opId = input.opId ?? newId("mev");
  const { head, results } = await writeThroughRoom(ctx, access, [{ kind: "allPresent", opId }]);
  const refused = results.find(({ reason }) => reason !== null);
  if (refused?.reason) throw refusal(refused.reason);
  return head;
}
