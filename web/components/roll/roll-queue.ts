import type { ClientMessage } from "#domain/attendance/room-protocol.schema";
import type { PendingOp, RollState } from "./roll-types.ts";

/** What to say next: an operation, or when to look again (ms), or null when all is said. */
export type Turn = { op: PendingOp } | { wakeAt: number } | null;

/**
 * Marks of different students need not wait for each other; everything else waits until all before it
 * is answered, and what comes after waits for it.
 */
export function nextTurn(pending: readonly PendingOp[], now: number): Turn {
  let wakeAt = Number.POSITIVE_INFINITY;
  for (const [i, op] of pending.entries()) {
    if (op.kind !== "mark") {
      if (i > 0 || op.sent === "now") break;
      if (op.notBefore > now) wakeAt = Math.min(wakeAt, op.notBefore);
      else return { op };
      break;
    }
    if (op.sent === "now" || op.after !== null) continue;
    if (op.notBefore > now) wakeAt = Math.min(wakeAt, op.notBefore);
    else return { op };
  }
  return Number.isFinite(wakeAt) ? { wakeAt } : null;
}

export function said(state: RollState, op: PendingOp): RollState {
  const pending = state.pending.map((one) => (one === op ? { ...op, sent: "now" as const } : one));
  return { ...state, pending };
}

export function messageOf(registerId: string, op: PendingOp): ClientMessage {
  const { opId, madeAt } = op;
  switch (op.kind) {
    case "mark": {
      const { studentId, base, wish } = op;
      const { code, minutesLate, note } = wish;
      const mark = { studentId, code, minutesLate, note, baseVersion: base };
      return { type: "mark", opId, registerId, ...mark, deviceTime: madeAt };
    }
    case "allPresent":
      return { type: "allPresent", opId, registerId, deviceTime: madeAt };
    case "open":
      return { type: "open", opId, registerId };
    case "submit":
      return { type: "submit", opId, registerId, baseSeq: op.baseSeq };
    case "reopen":
      return { type: "reopen", opId, registerId, reason: op.reason };
  }
}
