import {
  ClientMessage,
  MAX_MESSAGE_LENGTH,
  type Mark,
  type OpResult,
  type RegisterOp,
  type RegisterRights,
  type RoomChange,
  type RoomMessage,
} from "#domain/attendance/index";
import type { KeptRegister } from "./room-store";

type Heard = { ok: true; message: ClientMessage } | { ok: false; issue: string };

/** A frame as a message of the protocol, or what is wrong with it. */
export function parseMessage(data: string | ArrayBuffer): Heard {
  if (typeof data !== "string") return { ok: false, issue: "Messages are JSON text." };
  if (data.length > MAX_MESSAGE_LENGTH) return { ok: false, issue: "The message is too long." };
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { ok: false, issue: "The message is not JSON." };
  }
  const result = ClientMessage.safeParse(json);
  if (result.success) return { ok: true, message: result.data };
  const [issue] = result.error.issues;
  return {
    ok: false,
    issue: `${issue?.path.join(".") || "message"}: ${issue?.message}`.slice(0, 200),
  };
}

export type OpMessage = Exclude<ClientMessage, { type: "watch" | "watchBoard" | "unwatch" }>;

/** The operation that a message asks for. */
export function toOp(message: OpMessage): RegisterOp {
  const { opId } = message;
  switch (message.type) {
    case "open":
      return { kind: "open", opId };
    case "submit":
      return { kind: "submit", opId, baseSeq: message.baseSeq };
    case "reopen":
      return { kind: "reopen", opId, reason: message.reason };
    case "allPresent":
      return { kind: "allPresent", opId, deviceAt: message.deviceTime ?? null };
    case "mark":
      return {
        kind: "mark",
        opId,
        studentId: message.studentId,
        code: message.code,
        minutesLate: message.minutesLate,
        note: message.note,
        baseVersion: message.baseVersion,
        deviceAt: message.deviceTime ?? null,
      };
  }
}

/** What the sender of an operation is told. */
export function answerMessage(registerId: string, result: OpResult): RoomMessage {
  const { opId, seq, version, current, reason } = result;
  return reason === null
    ? { type: "ack", opId, registerId, seq, version }
    : { type: "refused", opId, registerId, seq, reason, current };
}

/** What one operation changed, as news. */
export function changedMessage(changes: RoomChange[]): RoomMessage {
  const last = changes.at(-1);
  if (!last) throw new Error("There is no news without a change.");
  const { registerId, seq, at, by, head } = last;
  const marks = changes.flatMap(({ after }) => (after ? [after] : []));
  return { type: "changed", registerId, seq, at, by, head, marks };
}

/** A register as it is, for one who arrives; alert notes only with the right to them. */
export function snapshotMessage(
  kept: KeptRegister,
  marks: Mark[],
  may: RegisterRights,
  seesAlerts: boolean,
): RoomMessage {
  const { head, frame } = kept;
  const { classTitle, timeZone, teachers, codes } = frame;
  const roster = seesAlerts
    ? frame.roster
    : frame.roster.map((student) => ({ ...student, alertNote: null }));
  return {
    type: "snapshot",
    registerId: head.id,
    seq: Math.max(head.seq, kept.snapshotFrom),
    at: new Date().toISOString(),
    register: { head, classTitle, timeZone, teachers, roster, marks, codes, may },
  };
}
