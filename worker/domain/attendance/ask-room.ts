import type { Ctx } from "#platform/ctx";
import { DomainError, invalid, isDomainError, notFound } from "#platform/errors";
import { errorFields, log } from "#platform/log";
import type { RefusalReason } from "./constants";
import type { RegisterHead } from "./register.schema";
import type { RegisterAccess } from "./register-access";
import type { OpResult, RegisterOp, RegisterRoom } from "./room-types";

/** Asks the room of a school; when it cannot be reached, UNAVAILABLE: nothing is certain then. */
export async function askRoom<T>(
  ctx: Ctx,
  schoolId: string,
  ask: (room: RegisterRoom) => Promise<T>,
): Promise<T> {
  try {
    return await ask(ctx.ports.room(schoolId));
  } catch (error) {
    if (isDomainError(error)) throw error;
    log("error", "room.unreachable", { requestId: ctx.requestId, ...errorFields(error) });
    throw new DomainError(
      "UNAVAILABLE",
      "The live register did not answer. Send the same again; nothing is counted twice.",
    );
  }
}

/** Has the room do operations on one register; throws what refuses them as a whole. */
export async function writeThroughRoom(
  ctx: Ctx,
  access: RegisterAccess,
  ops: RegisterOp[],
): Promise<{ head: RegisterHead; results: OpResult[] }> {
  const { registerId, schoolId, person, rights } = access;
  const source = access.isMine ? "teacher" : person ? "office" : "import";
  const answer = await askRoom(ctx, schoolId, (room) =>
    room.apply({
      tenantId: ctx.tenant.id,
      schoolId,
      registerId,
      doer: { person, source, rights, requestId: ctx.requestId },
      ops,
    }),
  );
  if (!answer.ok) throw refusal(answer.reason, answer.index);
  return { head: answer.head, results: answer.results };
}

/** What a refusal of the room is to a caller; `index` says which of several operations it was. */
export function refusal(reason: RefusalReason, index = 0): DomainError {
  switch (reason) {
    case "not_found":
      return notFound("The register");
    case "forbidden":
      return new DomainError("FORBIDDEN", "Your role does not allow this.");
    case "unavailable":
      return new DomainError("UNAVAILABLE", "The register cannot be loaded at the moment.");
    case "not_in_class":
      return invalid(`marks.${index}.studentId`, "This student is not in the class on that date.");
    case "unknown_code":
      return invalid(`marks.${index}.code`, "There is no such attendance code.");
    default:
      return new DomainError("CONFLICT", CONFLICTS[reason]);
  }
}

const CONFLICTS = {
  stale: "Somebody else changed this register in the meantime. Look again and repeat.",
  submitted: "This register is submitted. Reopen it first.",
  not_opened: "This register is not opened.",
  too_early: "A register can be opened one day ahead at the earliest.",
  class_ended: "The class had ended by that date.",
  op_reused: "This opId was used for something else.",
};
