import { lastOpOn, sameWish, shownWish, wishOf } from "./roll-state.ts";
import type { DoneStep, MarkOp, PendingOp, RollCode, RollState, Wish } from "./roll-types.ts";

const STEPS_KEPT = 100;

/** What a new operation is stamped with. */
export type Stamp = { opId: string; now: number };

/** The codes a tap goes through: the first active one of each category. */
export function quickCodes(codes: readonly RollCode[]): RollCode[] {
  const active = codes.filter((code) => code.active);
  return (["present", "late", "absent", "excused"] as const).flatMap((category) => {
    const first = active.find((code) => code.category === category);
    return first ? [first] : [];
  });
}

/** The letter of each category where one code alone stands for it; else none, the shape says it. */
export function categoryLetters(codes: readonly RollCode[]): Record<string, string> {
  const letters: Record<string, string> = {};
  for (const { code, category, active } of codes) {
    if (active) letters[category] = category in letters ? "" : code;
  }
  return letters;
}

/** The code that the next tap sets; null clears. A code outside the quick ones goes to its category's next. */
export function nextCode(codes: readonly RollCode[], current: string | null): string | null {
  const quick = quickCodes(codes);
  const category = codes.find((one) => one.code === current)?.category;
  const at = current === null ? -1 : quick.findIndex((one) => one.category === category);
  return quick[at + 1]?.code ?? null;
}

export const mayMark = ({ may, head }: Pick<RollState, "may" | "head">) =>
  may.take && head.state !== "submitted";

type Want = Stamp & {
  /** Wait this long (ms) before it is sent, in case another tap follows. */
  settle?: number;
  /** Not a step that can be taken back: it takes one back. */
  undoing?: boolean;
};

/** The person wants this mark. Taps in a row on one student become one operation while it is unsent. */
export function want(state: RollState, studentId: string, wish: Wish, by: Want): RollState {
  const before = shownWish(state, studentId);
  if (!mayMark(state) || sameWish(before, wish)) return state;
  const last = lastOpOn(state, studentId);
  const replaced = last?.kind === "mark" && last.sent === "no" ? last : null;
  const pending = replaced
    ? replaceOp(state, replaced, wish, by)
    : [...state.pending, newOp(state, studentId, wish, by, last?.opId ?? null)];
  const { [studentId]: _answered, ...questions } = state.questions;
  const opId = replaced?.opId ?? by.opId;
  const done = by.undoing ? state.done : withStep(state.done, opId, studentId, before, wish);
  return { ...state, pending, questions, done, trouble: null };
}

function newOp(
  state: RollState,
  studentId: string,
  wish: Wish,
  { opId, now, settle = 0 }: Want,
  after: string | null,
): MarkOp {
  const base = state.marks[studentId]?.version ?? 0;
  const notBefore = settle ? now + settle : 0;
  const madeAt = new Date(now).toISOString();
  return { kind: "mark", opId, studentId, wish, base, after, madeAt, sent: "no", notBefore };
}

function replaceOp(
  state: RollState,
  op: MarkOp,
  wish: Wish,
  { now, settle = 0 }: Want,
): PendingOp[] {
  const back = op.after === null && sameWish(wish, wishOf(state.marks[op.studentId]));
  if (back) return state.pending.filter((one) => one !== op);
  const notBefore = settle ? now + settle : 0;
  const madeAt = new Date(now).toISOString();
  return state.pending.map((one) => (one === op ? { ...op, wish, madeAt, notBefore } : one));
}

function withStep(
  done: readonly DoneStep[],
  opId: string,
  studentId: string,
  before: Wish,
  after: Wish,
): DoneStep[] {
  const last = done.at(-1);
  const first = last?.opId === opId ? last.marks[0] : undefined;
  const kept = first ? done.slice(0, -1) : done.slice(-STEPS_KEPT);
  const from = first?.before ?? before;
  if (sameWish(from, after)) return kept;
  return [...kept, { opId, marks: [{ studentId, before: from, after }] }];
}

/** Everybody without a mark is present. */
export function wantAllPresent(state: RollState, { opId, now }: Stamp): RollState {
  const code = quickCodes(state.codes).find((one) => one.category === "present")?.code;
  const students = state.roster
    .filter(({ id, enrolled }) => enrolled && shownWish(state, id).code === null)
    .map(({ id }) => id);
  if (!mayMark(state) || !code || students.length === 0) return state;
  const madeAt = new Date(now).toISOString();
  const marks = students.map((studentId) => ({
    studentId,
    before: shownWish(state, studentId),
    after: { code, minutesLate: null, note: null },
  }));
  return {
    ...state,
    pending: [
      ...released(state.pending),
      { kind: "allPresent", opId, madeAt, code, students, sent: "no", notBefore: 0, acked: null },
    ],
    done: [...state.done.slice(-STEPS_KEPT), { opId, marks }],
    trouble: null,
  };
}

/** Sends at once what was held back for a tap that might have followed. */
export function released(pending: readonly PendingOp[]): PendingOp[] {
  return pending.map((op) => (op.sent === "no" && op.notBefore ? { ...op, notBefore: 0 } : op));
}

type Handling = { kind: "submit" } | { kind: "reopen"; reason: string };

/** Submits or reopens the register, after everything that still waits. */
export function wantState(state: RollState, handling: Handling, stamps: Stamp[]): RollState {
  const [first, second] = stamps;
  if (!first || !second) return state;
  const waiting = { sent: "no" as const, notBefore: 0, acked: null };
  const stamp = ({ opId, now }: Stamp) => ({ opId, madeAt: new Date(now).toISOString() });
  const pending = released(state.pending);
  if (handling.kind === "reopen") {
    const op = { ...waiting, ...stamp(first), kind: "reopen" as const, reason: handling.reason };
    return { ...state, pending: [...pending, op], trouble: null };
  }
  if (state.head.state === "not_opened" && pending.length === 0)
    pending.push({ ...waiting, ...stamp(second), kind: "open" });
  const op = { ...waiting, ...stamp(first), kind: "submit" as const, baseSeq: state.seq };
  return { ...state, pending: [...pending, op], trouble: null };
}

/** Takes the last step back, except where somebody else has changed the mark since. */
export function undo(
  state: RollState,
  stamp: (i: number) => Stamp,
): { state: RollState; studentIds: string[]; skipped: number } {
  const step = state.done.at(-1);
  if (!step) return { state, studentIds: [], skipped: 0 };
  let next: RollState = { ...state, done: state.done.slice(0, -1) };
  const studentIds: string[] = [];
  for (const [i, { studentId, before, after }] of step.marks.entries()) {
    if (!sameWish(shownWish(next, studentId), after)) continue;
    next = want(next, studentId, before, { ...stamp(i), undoing: true });
    studentIds.push(studentId);
  }
  return { state: next, studentIds, skipped: step.marks.length - studentIds.length };
}

/** The person's answer where somebody else's mark stands instead of their own. */
export function answer(
  state: RollState,
  studentId: string,
  choice: "mine" | "theirs",
  stamp: Stamp,
): RollState {
  const question = state.questions[studentId];
  if (!question) return state;
  if (choice === "mine") return want(state, studentId, question.mine, stamp);
  const { [studentId]: _answered, ...questions } = state.questions;
  return { ...state, questions };
}
