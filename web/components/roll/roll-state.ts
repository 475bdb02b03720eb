import type { Mark } from "#domain/attendance/register.schema";
import type { RoomMessage } from "#domain/attendance/room-protocol.schema";
import type { MarkKind } from "#web/components/marks.tsx";
import type { AllPresentOp, MarkOp, PendingOp, RollState, Wish } from "./roll-types.ts";

const RETRY_AFTER = 3000;
const UNMARKED: Wish = { code: null, minutesLate: null, note: null };

type Start = Pick<RollState, "me" | "head" | "roster" | "codes" | "may"> & {
  marks: readonly Mark[];
  /** Marks that an earlier page of this browser could not deliver. */
  pending?: readonly PendingOp[];
};

export function startRoll({ marks, pending = [], ...register }: Start): RollState {
  return {
    ...register,
    marks: byStudent(marks),
    seq: register.head.seq,
    pending,
    questions: {},
    trouble: null,
    done: [],
    news: null,
    people: [],
    link: "connecting",
  };
}

export const byStudent = (marks: readonly Mark[]): Record<string, Mark> =>
  Object.fromEntries(marks.map((mark) => [mark.studentId, mark]));

export const wishOf = (mark: Mark | undefined): Wish =>
  mark ? { code: mark.code, minutesLate: mark.minutesLate, note: mark.note } : UNMARKED;

export const sameWish = (a: Wish, b: Wish) =>
  a.code === b.code && a.minutesLate === b.minutesLate && a.note === b.note;

/** The last operation of one's own on a student that has no answer yet. */
export function lastOpOn(state: RollState, studentId: string): MarkOp | AllPresentOp | null {
  for (let i = state.pending.length - 1; i >= 0; i--) {
    const op = state.pending[i];
    if (op?.kind === "mark" && op.studentId === studentId) return op;
    if (op?.kind === "allPresent" && op.students.includes(studentId)) return op;
  }
  return null;
}

/** What the screen shows for a student: one's own wish at once, else what the room said. */
export function shownWish(state: RollState, studentId: string): Wish {
  const op = lastOpOn(state, studentId);
  if (op?.kind === "mark") return op.wish;
  if (op && !state.marks[studentId]?.code) return { ...UNMARKED, code: op.code };
  return wishOf(state.marks[studentId]);
}

export function kindOf(state: Pick<RollState, "codes">, code: string | null): MarkKind {
  return state.codes.find((one) => one.code === code)?.category ?? "unmarked";
}

export function countsOf(state: RollState): Record<MarkKind, number> {
  const counts = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };
  for (const { id, enrolled } of state.roster) {
    const kind = kindOf(state, shownWish(state, id).code);
    if (kind !== "unmarked" || enrolled) counts[kind]++;
  }
  return counts;
}

/** What becomes of the roll when the room says something. Pure. */
export function hear(state: RollState, message: RoomMessage, now: number): RollState {
  if ("registerId" in message && message.registerId && message.registerId !== state.head.id) {
    return state;
  }
  switch (message.type) {
    case "snapshot": {
      const { head, roster, marks, may } = message.register;
      const next = { ...state, head, roster, may, marks: byStudent(marks), seq: message.seq };
      return settled(withNews(next, state, null));
    }
    case "changed": {
      const marks = { ...state.marks };
      for (const mark of message.marks) {
        if (mark.version >= (marks[mark.studentId]?.version ?? 0)) marks[mark.studentId] = mark;
      }
      const newer = message.seq >= state.seq;
      const head = newer ? message.head : state.head;
      const next = { ...state, head, marks, seq: Math.max(state.seq, message.seq) };
      return settled(withNews(next, state, message.by?.id ?? null));
    }
    case "ack":
      return acked(state, message);
    case "refused":
      return refused(state, message, now);
    case "presence":
      return { ...state, people: message.people };
    default:
      return state;
  }
}

/** The same register as the server shows it now, unless the room has told more since. */
export function refreshed(state: RollState, start: RollState): RollState {
  const { roster, codes, may } = start;
  if (start.seq <= state.seq) return { ...state, roster, codes, may };
  const { head, marks, seq } = start;
  return settled({ ...state, roster, codes, may, head, marks, seq });
}

/** The connection is gone: what was said and not answered may or may not have arrived. */
export function cutOff(state: RollState): RollState {
  const pending = state.pending.map((op) =>
    op.sent === "now" && !("acked" in op && op.acked !== null)
      ? { ...op, sent: "before" as const }
      : op,
  );
  return { ...state, pending, people: [] };
}

type Ack = RoomMessage & { type: "ack" };
type Refused = RoomMessage & { type: "refused" };

function acked(state: RollState, { opId, seq, version }: Ack): RollState {
  const op = state.pending.find((one) => one.opId === opId);
  if (!op) return state;
  if (op.kind !== "mark") {
    const pending = state.pending.map((one) => (one === op ? { ...op, acked: seq } : one));
    return settled({ ...state, pending: pending as PendingOp[] });
  }
  const before = state.marks[op.studentId];
  const marks = { ...state.marks };
  if ((before?.version ?? 0) < version) {
    const kind = kindOf(state, op.wish.code);
    marks[op.studentId] = {
      ...op.wish,
      studentId: op.studentId,
      category: kind === "unmarked" ? null : kind,
      source: "teacher",
      by: state.people.find((person) => person.id === state.me) ?? null,
      at: op.madeAt,
      version,
    };
  }
  const pending = state.pending.flatMap((one): PendingOp[] => {
    if (one === op) return [];
    return one.kind === "mark" && one.after === opId
      ? [{ ...one, base: version, after: null }]
      : [one];
  });
  return { ...state, marks, pending };
}

function refused(state: RollState, message: Refused, now: number): RollState {
  const op = state.pending.find((one) => one.opId === message.opId);
  if (!op) return state;
  const { reason, current } = message;
  const studentId = op.kind === "mark" ? op.studentId : null;
  if (reason === "unavailable") {
    const later = { ...op, sent: "no" as const, notBefore: now + RETRY_AFTER };
    const pending = state.pending.map((one) => (one === op ? later : one));
    return { ...state, pending, trouble: { about: op.kind, reason, studentId } };
  }
  const follower = state.pending.find((one) => one.kind === "mark" && one.after === op.opId);
  const pending = state.pending.filter((one) => one !== op && one !== follower);
  const marks = op.kind === "mark" ? withCurrent(state.marks, op.studentId, current) : state.marks;
  const next = { ...state, pending, marks };
  if (op.kind !== "mark" || (reason !== "stale" && reason !== "submitted")) {
    return { ...next, trouble: { about: op.kind, reason, studentId } };
  }
  const mine = follower?.kind === "mark" ? follower.wish : op.wish;
  if (sameWish(mine, wishOf(current ?? undefined))) return next;
  return { ...next, questions: { ...state.questions, [op.studentId]: { reason, mine } } };
}

function withCurrent(
  marks: RollState["marks"],
  studentId: string,
  current: Mark | null,
): RollState["marks"] {
  const { [studentId]: known, ...others } = marks;
  if (!current) return others;
  return known && known.version > current.version ? marks : { ...marks, [studentId]: current };
}

/** Takes out what is answered and whose result has arrived; marks that waited for it get their base. */
function settled(state: RollState): RollState {
  const ready = state.pending.filter(
    (op) => op.kind !== "mark" && op.acked !== null && op.acked <= state.seq,
  );
  if (ready.length === 0) return state;
  const pending = state.pending.flatMap((op): PendingOp[] => {
    if (ready.includes(op)) return [];
    if (op.kind !== "mark") return [op];
    const cause = ready.find((one) => one.opId === op.after);
    return [cause ? { ...op, after: null, base: baseAfter(state, op, cause) } : op];
  });
  return { ...state, pending };
}

/** The mark that *All present* made is one's own; anybody else's is what the person has not seen. */
function baseAfter(state: RollState, op: MarkOp, cause: PendingOp): number {
  const mark = state.marks[op.studentId];
  const own = cause.kind === "allPresent" && mark?.code === cause.code && mark.by?.id === state.me;
  return own ? mark.version : op.base;
}

/** Notes which students others changed since `before`; `by` null asks the marks themselves. */
function withNews(state: RollState, before: RollState, by: string | null): RollState {
  if (by === state.me) return state;
  const questions = Object.fromEntries(
    Object.entries(state.questions).filter(
      ([studentId, { mine }]) => !sameWish(mine, wishOf(state.marks[studentId])),
    ),
  );
  const changed = Object.values(state.marks).filter(
    (mark) =>
      mark.by &&
      mark.by.id !== state.me &&
      mark.version > (before.marks[mark.studentId]?.version ?? 0),
  );
  const person = changed[0]?.by;
  if (!person) return state;
  const studentIds = changed.map((mark) => mark.studentId);
  return { ...state, questions, news: { by: person, studentIds, seq: state.seq } };
}
