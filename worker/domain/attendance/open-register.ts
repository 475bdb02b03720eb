import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { writeThroughRoom } from "./ask-room";
import type { RegisterHead } from "./register.schema";
import { requireRegisterAccess } from "./register-access";

/** Opens a register, at the earliest one day ahead. One that is open already stays as it is. */
export async function openRegister(ctx: Ctx, registerId: string): Promise<RegisterHead> {
  const access = await requireRegisterAccess(ctx, registerId, "attendance:take");
  const { head } = await writeThroughRoom(ctx, access, [{ kind: "open", opId: newId("mev") }]);
  return head;
}
