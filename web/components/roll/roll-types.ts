import type { MarkCategory, RefusalReason } from "#domain/attendance/constants";
import type {
  Mark,
  PersonRef,
  RegisterHead,
  RegisterRights,
  RosterStudent,
} from "#domain/attendance/register.schema";
import type { Link } from "#web/lib/live-register.ts";

/** A code as the roll shows it: its label is in the reader's language. */
export type RollCode = {
  code: string;
  category: MarkCategory;
  label: string;
  active: boolean;
};

/** What a mark says, without who said it when. */
export type Wish = { code: string | null; minutesLate: number | null; note: string | null };

type Waiting = {
  opId: string;
  /** The device's time, for the record only. */
  madeAt: string;
  /** `now`: said on this connection; `before`: on an earlier one, so it may or may not have arrived. */
  sent: "no" | "now" | "before";
  /** Not to be said before this moment (ms), so that a tap that follows can still replace it. */
  notBefore: number;
};

export type MarkOp = Waiting & {
  kind: "mark";
  studentId: string;
  wish: Wish;
  /** The version that the person saw. */
  base: number;
  /** The operation of one's own that has to be answered first, for its version becomes the base. */
  after: string | null;
};

/** Answered with `acked`, the number of the change that brings its result. */
export type AllPresentOp = Waiting & {
  kind: "allPresent";
  code: string;
  students: string[];
  acked: number | null;
};

export type StateOp = Waiting & { acked: number | null } & (
    | { kind: "open" }
    | { kind: "submit"; baseSeq: number }
    | { kind: "reopen"; reason: string }
  );

export type PendingOp = MarkOp | AllPresentOp | StateOp;

/** A mark of one's own that was not kept; what stands there instead is the student's mark. */
export type Question = { reason: "stale" | "submitted"; mine: Wish };

export type Trouble = {
  about: PendingOp["kind"];
  reason: RefusalReason | "stopped";
  studentId: string | null;
};

/** One step that can be taken back. */
export type DoneStep = { opId: string; marks: { studentId: string; before: Wish; after: Wish }[] };

/** What others changed last, to be shown and said. */
export type News = { by: PersonRef; studentIds: string[]; seq: number };

export type RollState = {
  me: string;
  head: RegisterHead;
  roster: RosterStudent[];
  codes: RollCode[];
  may: RegisterRights;
  marks: Readonly<Record<string, Mark>>;
  /** The room's number of the last change that is in here. */
  seq: number;
  pending: readonly PendingOp[];
  questions: Readonly<Record<string, Question>>;
  trouble: Trouble | null;
  done: readonly DoneStep[];
  news: News | null;
  /** Everybody who has this register open, oneself included. */
  people: readonly PersonRef[];
  link: Link;
};
