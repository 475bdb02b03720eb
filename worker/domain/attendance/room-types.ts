import type { AttendanceCode } from "./code.schema";
import type { MarkSource, RefusalReason } from "./constants";
import type {
  Mark,
  PersonRef,
  RegisterHead,
  RegisterRights,
  RosterStudent,
} from "./register.schema";

/** What only the database can say of a register: who belongs to it and when it may be taken. */
export type RegisterFrame = {
  classTitle: string;
  timeZone: string;
  /** The last school date of a class that ended. */
  classEndedOn: string | null;
  teachers: PersonRef[];
  roster: RosterStudent[];
  codes: AttendanceCode[];
};

/** A register as the database has it, for the room's first need of it. */
export type LoadedRegister = {
  head: RegisterHead;
  frame: RegisterFrame;
  marks: Mark[];
  /** The answers to operations that the database remembers, so that a repeat stays a repeat. */
  answered: AnsweredOp[];
};

export type AnsweredOp = {
  opId: string;
  fingerprint: string;
  outcome: "accepted" | "refused";
  reason: RefusalReason | null;
  seq: number;
  version: number;
};

export type MarkOp = {
  kind: "mark";
  opId: string;
  studentId: string;
  code: string | null;
  minutesLate?: number | null;
  note?: string | null;
  /** Null: whatever the mark is now. */
  baseVersion: number | null;
  deviceAt?: string | null;
};

/** One thing that somebody wants done to a register. */
export type RegisterOp =
  | MarkOp
  | { kind: "open"; opId: string }
  | { kind: "allPresent"; opId: string; deviceAt?: string | null }
  | { kind: "submit"; opId: string; baseSeq: number | null }
  | { kind: "reopen"; opId: string; reason: string };

/** Who wants it. */
export type Doer = {
  /** Null for a job. */
  person: PersonRef | null;
  source: MarkSource;
  rights: RegisterRights;
  requestId: string;
};

/** An attempt on a mark, as the history keeps it. */
export type MarkAttempt = {
  opId: string;
  studentId: string;
  code: string | null;
  minutesLate: number | null;
  note: string | null;
  baseVersion: number;
  deviceAt: string | null;
  version: number;
  previousCode: string | null;
  reason: RefusalReason | null;
};

export type ChangeKind = "opened" | "marked" | "refused" | "submitted" | "reopened";

/** One numbered entry of the room's log: everything that the database has to be told. */
export type RoomChange = {
  /** Makes ids of audit rows and messages, so that telling the database twice is telling it once. */
  id: string;
  seq: number;
  registerId: string;
  kind: ChangeKind;
  at: string;
  by: PersonRef | null;
  source: MarkSource;
  requestId: string;
  /** The register after this change. */
  head: RegisterHead;
  attempt: MarkAttempt | null;
  before: Mark | null;
  after: Mark | null;
};

/** What became of an operation. `marks` are those that it changed. */
export type OpResult = {
  opId: string;
  outcome: "accepted" | "refused";
  reason: RefusalReason | null;
  seq: number;
  version: number;
  current: Mark | null;
};

/** A request of the Worker to the room of a school; permission has been checked. */
export type RoomRequest = {
  tenantId: string;
  schoolId: string;
  registerId: string;
  doer: Doer;
  ops: RegisterOp[];
};

/** `rejected`: nothing was done, for what the operation at `index` is. */
export type RoomAnswer =
  | { ok: true; head: RegisterHead; results: OpResult[] }
  | { ok: false; reason: RefusalReason; index: number };

/** What the room knows of a register beyond what the database may have. */
export type RoomOverlay = { head: RegisterHead; marks: Mark[] } | null;

/** What a verb may ask of a school's room. */
export interface RegisterRoom {
  apply(request: RoomRequest): Promise<RoomAnswer>;
  overlay(registerId: string): Promise<RoomOverlay>;
}

/** The identity behind a live socket, as the Worker hands it to the room. */
export type LiveIdentity = {
  tenantId: string;
  schoolId: string;
  person: PersonRef;
  requestId: string;
  /** Which registers: `all` of the school, those of one's `own` classes, or `none`. */
  read: "all" | "own";
  take: "all" | "own" | "none";
  reopen: "all" | "own" | "none";
  seesAlerts: boolean;
  /** When the person has to prove themselves anew (ms UTC). */
  expiresAt: number;
};

declare module "#platform/ctx" {
  interface RoomPort extends RegisterRoom {}
}
