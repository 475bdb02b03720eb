import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { refusal, writeThroughRoom } from "./ask-room";
import type { RegisterHead } from "./register.schema";
import { requireRegisterAccess } from "./register-access";

/**
 * Submits a register: from here on guardians and reports may rely on it. With `baseSeq`, CONFLICT
 * when somebody else changed it after that. One that is submitted already stays as it is.
 */
export async function submitRegister(
  ctx: Ctx,
  input: { registerId: string; baseSeq?: number },
): Promise<RegisterHead> {
  const access = await requireRegisterAccess(ctx, input.registerId, "attendance:take");
  const { head, results } = await writeThroughRoom(ctx, access, [
    { kind: "submit", opId: newId("mev"), baseSeq: input.baseSeq ?? null },
  ]);
  const refused = results.find(({ reason }) => reason !== null);
  if (refused?.reason) throw refusal(refused.reason);
  return head;
}
