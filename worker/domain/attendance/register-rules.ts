import { addDays } from "#platform/clock";
import type { RefusalReason } from "./constants";
import type { Mark, MarkCounts, RegisterHead, RosterStudent } from "./register.schema";
import type {
  ChangeKind,
  Doer,
  MarkAttempt,
  MarkOp,
  RegisterFrame,
  RegisterOp,
  RoomChange,
} from "./room-types";

/** A register at the moment an operation arrives. Nothing here is changed; the decision says what. */
export type RegisterMoment = {
  head: RegisterHead;
  frame: RegisterFrame;
  markOf: (studentId: string) => Mark | null;
  /** Whether somebody else changed the register after this number. */
  changedByOthersSince: (seq: number, personId: string | null) => boolean;
  /** The room's next number. */
  nextSeq: number;
  /** The server's time, ISO 8601 UTC. */
  at: string;
  /** The school's own date at that time. */
  today: string;
  newId: () => string;
};

/** What is to be done: entries for the log in order (none when nothing changes), or a refusal. */
export type Decision = {
  outcome: "accepted" | "refused";
  reason: RefusalReason | null;
  changes: RoomChange[];
  /** The version of the mark that the operation was about; 0 for others. */
  version: number;
  current: Mark | null;
};

const NOTHING: Decision = {
  outcome: "accepted",
  reason: null,
  changes: [],
  version: 0,
  current: null,
};

/** Decides one operation by the rules of the register. Pure. */
export function decide(moment: RegisterMoment, doer: Doer, op: RegisterOp): Decision {
  const allowed = op.kind === "reopen" ? doer.rights.reopen : doer.rights.take;
  if (!allowed) return refused("forbidden");
  if (op.kind === "open") return decideOpen(moment, doer);
  if (op.kind === "mark") return decideMark(moment, doer, op);
  if (op.kind === "allPresent") return decideAllPresent(moment, doer, op);
  if (op.kind === "submit") return decideSubmit(moment, doer, op.baseSeq);
  return decideReopen(moment, doer, op.reason);
}

/** Why a register that nobody opened may not be opened now, or null. */
export function openingRefusal(moment: RegisterMoment): RefusalReason | null {
  const { head, frame, today } = moment;
  if (head.on > addDays(today, 1)) return "too_early";
  if (frame.classEndedOn !== null && head.on > frame.classEndedOn) return "class_ended";
  return null;
}

/** The counts of a register from scratch. */
export function countMarks(roster: RosterStudent[], marks: Mark[]): MarkCounts {
  const counts = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };
  const byStudent = new Map(marks.map((mark) => [mark.studentId, mark]));
  for (const { id, enrolled } of roster) {
    const category = byStudent.get(id)?.category;
    if (category) counts[category]++;
    else if (enrolled) counts.unmarked++;
  }
  return counts;
}

function decideOpen(moment: RegisterMoment, doer: Doer): Decision {
  if (moment.head.state !== "not_opened") return NOTHING;
  const refusal = openingRefusal(moment);
  if (refusal) return refused(refusal);
  return { ...NOTHING, changes: [opened(moment, doer)] };
}

function decideMark(moment: RegisterMoment, doer: Doer, op: MarkOp): Decision {
  const { frame, head } = moment;
  if (!frame.roster.some((student) => student.id === op.studentId)) return refused("not_in_class");
  const code = frame.codes.find((one) => one.code === op.code && one.status === "active");
  if (op.code !== null && !code) return refused("unknown_code");
  const current = moment.markOf(op.studentId);
  const version = current?.version ?? 0;
  const attempt = attemptOf(op, current, code?.category === "late");
  if (head.state === "submitted") return refusedMark(moment, doer, attempt, current, "submitted");
  if (op.baseVersion !== null && op.baseVersion !== version) {
    return refusedMark(moment, doer, attempt, current, "stale");
  }
  if (isSame(current, attempt)) return { ...NOTHING, version, current };
  const opening = head.state === "not_opened" ? decideOpen(moment, doer) : NOTHING;
  if (opening.outcome === "refused") return opening;
  const category = code?.category ?? null;
  const changes = [...opening.changes];
  changes.push(
    marked(after(moment, changes), doer, { ...attempt, version: version + 1 }, category),
  );
  return { ...NOTHING, changes, version: version + 1, current: changes.at(-1)?.after ?? null };
}

function decideAllPresent(
  moment: RegisterMoment,
  doer: Doer,
  op: { opId: string; deviceAt?: string | null },
): Decision {
  const { frame, head } = moment;
  if (head.state === "submitted") return refused("submitted");
  const code = frame.codes.find((one) => one.category === "present" && one.status === "active");
  if (!code) return refused("unknown_code");
  const opening = decideOpen(moment, doer);
  if (opening.outcome === "refused") return opening;
  const changes = [...opening.changes];
  for (const student of frame.roster) {
    const current = moment.markOf(student.id);
    if (current?.code || !student.enrolled) continue;
    const draft = {
      kind: "mark" as const,
      opId: `${op.opId}.${student.id}`,
      studentId: student.id,
      code: code.code,
      baseVersion: null,
      deviceAt: op.deviceAt,
    };
    const attempt = attemptOf(draft, current, false);
    const version = (current?.version ?? 0) + 1;
    changes.push(marked(after(moment, changes), doer, { ...attempt, version }, code.category));
  }
  return { ...NOTHING, changes };
}

function decideSubmit(moment: RegisterMoment, doer: Doer, baseSeq: number | null): Decision {
  const { head, at } = moment;
  if (head.state === "submitted") return NOTHING;
  if (head.state === "not_opened") return refused("not_opened");
  if (baseSeq !== null && moment.changedByOthersSince(baseSeq, doer.person?.id ?? null)) {
    return refused("stale");
  }
  const now = { state: "submitted" as const, submittedBy: doer.person, submittedAt: at };
  return { ...NOTHING, changes: [entry(moment, doer, "submitted", now)] };
}

function decideReopen(moment: RegisterMoment, doer: Doer, reason: string): Decision {
  const { head, at } = moment;
  if (head.state === "not_opened") return refused("not_opened");
  if (head.state !== "submitted") return NOTHING;
  const now = {
    state: "reopened" as const,
    reopenedBy: doer.person,
    reopenedAt: at,
    reopenReason: reason,
  };
  return { ...NOTHING, changes: [entry(moment, doer, "reopened", now)] };
}

function refused(reason: RefusalReason, current: Mark | null = null): Decision {
  return { outcome: "refused", reason, changes: [], version: current?.version ?? 0, current };
}

function refusedMark(
  moment: RegisterMoment,
  doer: Doer,
  attempt: MarkAttempt,
  current: Mark | null,
  reason: RefusalReason,
): Decision {
  const change = entry(moment, doer, "refused", { seq: moment.head.seq });
  return { ...refused(reason, current), changes: [{ ...change, attempt: { ...attempt, reason } }] };
}

function opened(moment: RegisterMoment, doer: Doer): RoomChange {
  const { frame, at } = moment;
  return entry(moment, doer, "opened", {
    state: "open",
    openedBy: doer.person,
    openedAt: at,
    counts: countMarks(frame.roster, []),
  });
}

function marked(
  moment: RegisterMoment,
  doer: Doer,
  attempt: MarkAttempt,
  category: Mark["category"],
): RoomChange {
  const before = moment.markOf(attempt.studentId);
  const counts = { ...moment.head.counts };
  const enrolled = moment.frame.roster.find(({ id }) => id === attempt.studentId)?.enrolled;
  if (before?.category) counts[before.category]--;
  else if (enrolled) counts.unmarked--;
  if (category) counts[category]++;
  else if (enrolled) counts.unmarked++;
  const { studentId, code, minutesLate, note, version } = attempt;
  const mark: Mark = {
    studentId,
    code,
    category,
    minutesLate,
    note,
    source: doer.source,
    by: doer.person,
    at: moment.at,
    version,
  };
  return { ...entry(moment, doer, "marked", { counts }), attempt, before, after: mark };
}

function entry(
  moment: RegisterMoment,
  doer: Doer,
  kind: ChangeKind,
  now: Partial<RegisterHead>,
): RoomChange {
  const { head, nextSeq, at } = moment;
  return {
    id: moment.newId(),
    seq: nextSeq,
    registerId: head.id,
    kind,
    at,
    by: doer.person,
    source: doer.source,
    requestId: doer.requestId,
    head: { ...head, seq: nextSeq, ...now },
    attempt: null,
    before: null,
    after: null,
  };
}

/** The moment after changes that are decided but not done yet. */
function after(moment: RegisterMoment, changes: RoomChange[]): RegisterMoment {
  const last = changes.at(-1);
  return last ? { ...moment, head: last.head, nextSeq: last.seq + 1 } : moment;
}

function attemptOf(op: MarkOp, current: Mark | null, isLate: boolean): MarkAttempt {
  return {
    opId: op.opId,
    studentId: op.studentId,
    code: op.code,
    minutesLate: isLate ? (op.minutesLate ?? null) : null,
    note: op.note || null,
    baseVersion: op.baseVersion ?? current?.version ?? 0,
    deviceAt: op.deviceAt ?? null,
    version: current?.version ?? 0,
    previousCode: current?.code ?? null,
    reason: null,
  };
}

function isSame(current: Mark | null, attempt: MarkAttempt): boolean {
  return (
    (current?.code ?? null) === attempt.code &&
    (current?.minutesLate ?? null) === attempt.minutesLate &&
    (current?.note ?? null) === attempt.note
  );
}
