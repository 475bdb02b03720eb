import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { writeThroughRoom } from "./ask-room";
import type { RegisterHead } from "./register.schema";
import { requireRegisterAccess } from "./register-access";

/** Opens a submitted register for correction, with the reason kept. */
export async function reopenRegister(
  ctx: Ctx,
  input: { registerId: string; reason: string },
): Promise<RegisterHead> {
  const access = await requireRegisterAccess(ctx, input.registerId, "attendance:reopen");
  const { head } = await writeThroughRoom(ctx, access, [
    { kind: "reopen", opId: newId("mev"), reason: input.reason },
  ]);
  return head;
}
