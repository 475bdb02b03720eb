import {
  type Doer,
  decide,
  fingerprintOf,
  type OpResult,
  type RefusalReason,
  type RegisterOp,
  type RoomChange,
} from "#domain/attendance/index";
import { dateIn } from "#platform/clock";
import { newUlid } from "#platform/ids";
import type { RoomStore } from "./room-store";

/** What was done: the answers, and for each operation that changed something its log entries. */
export type Applied = {
  results: OpResult[];
  done: RoomChange[][];
  /** Whether the log grew, refused attempts included. */
  logged: boolean;
};

/** Refusals that are an answer about one mark; any other refuses a whole HTTP request. */
const ABOUT_A_MARK: RefusalReason[] = ["stale", "submitted"];

class TakenBack extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly index: number,
  ) {
    super(reason);
  }
}

/**
 * Decides operations in their order and writes what follows to the room's storage, in one
 * transaction. With `all_or_nothing` an operation that makes no sense takes back the others too.
 */
export function applyOps(
  store: RoomStore,
  registerId: string,
  doer: Doer,
  ops: RegisterOp[],
  mode: "each" | "all_or_nothing",
): ({ ok: true } & Applied) | { ok: false; reason: RefusalReason; index: number } {
  const now = Date.now();
  try {
    return store.transaction(() => {
      const applied: Applied = { results: [], done: [], logged: false };
      for (const [index, op] of ops.entries()) {
        const result = applyOne(store, registerId, doer, op, now, applied);
        if (mode === "all_or_nothing" && result.reason && !ABOUT_A_MARK.includes(result.reason)) {
          throw new TakenBack(result.reason, index);
        }
        applied.results.push(result);
      }
      return { ok: true, ...applied };
    });
  } catch (error) {
    if (error instanceof TakenBack) return { ok: false, reason: error.reason, index: error.index };
    throw error;
  }
}

function applyOne(
  store: RoomStore,
  registerId: string,
  doer: Doer,
  op: RegisterOp,
  now: number,
  applied: Applied,
): OpResult {
  const { opId } = op;
  const fingerprint = fingerprintOf(op);
  const answered = store.log.answer(registerId, opId);
  const current = () => (op.kind === "mark" ? store.mark(registerId, op.studentId) : null);
  if (answered) {
    const { seq, version } = answered;
    if (answered.fingerprint !== fingerprint) {
      return { opId, outcome: "refused", reason: "op_reused", seq, version, current: current() };
    }
    const { outcome, reason } = answered;
    return { opId, outcome, reason, seq, version, current: current() };
  }
  const kept = store.register(registerId);
  if (!kept)
    return { opId, outcome: "refused", reason: "not_found", seq: 0, version: 0, current: null };
  const decision = decide(
    {
      head: kept.head,
      frame: kept.frame,
      markOf: (studentId) => store.mark(registerId, studentId),
      changedByOthersSince: (seq, personId) =>
        seq < kept.loggedFrom ||
        store.log.newsAfter(registerId, seq).some((change) => change.by?.id !== personId),
      nextSeq: store.seq + 1,
      at: new Date(now).toISOString(),
      today: dateIn(kept.frame.timeZone, now),
      newId: () => newUlid(now),
    },
    doer,
    op,
  );
  const { outcome, reason, version, changes } = decision;
  const seq = changes.findLast((change) => change.kind !== "refused")?.seq ?? kept.head.seq;
  if (changes.length > 0) {
    store.append(kept, changes, now);
    applied.logged = true;
    const news = changes.filter((change) => change.kind !== "refused");
    if (news.length > 0) applied.done.push(news);
  }
  if (outcome === "accepted" || changes.length > 0) {
    store.log.saveAnswer(registerId, { opId, fingerprint, outcome, reason, seq, version });
  }
  return { opId, outcome, reason, seq, version, current: decision.current };
}
