import { z } from "zod";
import type { AttendanceCode } from "./code.schema";
import type { CloseReason, RefusalReason } from "./constants";
import {
  type Mark,
  MarkNote,
  MinutesLate,
  OpId,
  type PersonRef,
  type RegisterHead,
  RegisterId,
  type RegisterRights,
  ReopenReason,
  type RosterStudent,
} from "./register.schema";

const Seq = z.number().int().min(0);
const DeviceTime = z.iso.datetime({ offset: true }).optional();

export const WatchMessage = z.object({
  type: z.literal("watch"),
  registerId: RegisterId,
  /** The last number seen: the room answers with what came after it, or with a snapshot. */
  lastSeq: Seq.optional(),
});

export const WatchBoardMessage = z.object({
  type: z.literal("watchBoard"),
  on: z.iso.date(),
});

export const UnwatchMessage = z.object({
  type: z.literal("unwatch"),
  /** Left out: the board. */
  registerId: RegisterId.optional(),
});

export const MarkMessage = z.object({
  type: z.literal("mark"),
  opId: OpId,
  registerId: RegisterId,
  studentId: z.string().max(64),
  /** Null clears the mark. */
  code: z.string().max(8).nullable(),
  minutesLate: MinutesLate.nullish(),
  note: MarkNote.nullish(),
  /** The version on the screen; 0 where the student has never been marked. */
  baseVersion: z.number().int().min(0),
  deviceTime: DeviceTime,
});

export const AllPresentMessage = z.object({
  type: z.literal("allPresent"),
  opId: OpId,
  registerId: RegisterId,
  deviceTime: DeviceTime,
});

export const OpenMessage = z.object({
  type: z.literal("open"),
  opId: OpId,
  registerId: RegisterId,
});

export const SubmitMessage = z.object({
  type: z.literal("submit"),
  opId: OpId,
  registerId: RegisterId,
  baseSeq: Seq,
});

export const ReopenMessage = z.object({
  type: z.literal("reopen"),
  opId: OpId,
  registerId: RegisterId,
  reason: ReopenReason,
});

/** Everything a client may say to the room. */
export const ClientMessage = z.discriminatedUnion("type", [
  WatchMessage,
  WatchBoardMessage,
  UnwatchMessage,
  MarkMessage,
  AllPresentMessage,
  OpenMessage,
  SubmitMessage,
  ReopenMessage,
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

/** A register as the room shows it when a client arrives. */
export type LiveRegister = {
  head: RegisterHead;
  classTitle: string;
  timeZone: string;
  teachers: PersonRef[];
  roster: RosterStudent[];
  marks: Mark[];
  codes: AttendanceCode[];
  may: RegisterRights;
};

/** Everything the room may say. All carry `type`; times are ISO 8601 UTC of the server. */
export type RoomMessage =
  | { type: "snapshot"; registerId: string; seq: number; at: string; register: LiveRegister }
  /** The new values after change `seq`: merge `marks` by student, replace `head`. */
  | {
      type: "changed";
      registerId: string;
      seq: number;
      at: string;
      by: PersonRef | null;
      head: RegisterHead;
      marks: Mark[];
    }
  /** Kept. `version` is the mark's (0 for open, submit, reopen, allPresent). */
  | { type: "ack"; opId: string; registerId: string; seq: number; version: number }
  /** Not done. `current` is the mark as it is, where the operation was about one. */
  | {
      type: "refused";
      opId: string;
      registerId: string;
      seq: number;
      reason: RefusalReason;
      current: Mark | null;
    }
  | { type: "presence"; registerId: string; people: PersonRef[] }
  /** Registers of the day that the room knows of; merge by id. Sent on `watchBoard` and on changes. */
  | { type: "board"; on: string; seq: number; registers: RegisterHead[] }
  | { type: "error"; reason: ErrorReason; registerId?: string; message: string }
  /** The last word before the socket closes. */
  | { type: "closed"; reason: CloseReason };

export type ErrorReason = "bad_message" | "not_found" | "too_many" | "unavailable";
