import { z } from "zod";
import { AttendanceCode } from "./code.schema";
import {
  MARK_CATEGORIES,
  MARK_SOURCES,
  MAX_MARKS,
  REFUSAL_REASONS,
  REGISTER_STATES,
  REGISTER_TIMINGS,
} from "./constants";

/** `reg_<class>_<yyyymmdd>_<hhmm>`: a class, a school date, a start in the school's own time. */
export const RegisterId = z
  .string()
  .regex(/^reg_[0-9a-z]{1,40}_\d{8}_\d{4}$/, "This is not the id of a register.");

/** 'YYYY-MM-DD'. */
const SchoolDate = z.iso.date();
/** Chosen by the client, unique for ever: a ULID or UUID. The same one again is the same operation. */
export const OpId = z.string().regex(/^[\w-]{8,64}$/, "An opId has 8 to 64 letters and digits.");
export const MarkNote = z.string().trim().max(280);
export const MinutesLate = z.number().int().min(0).max(600);
export const ReopenReason = z.string().trim().min(3, "Say why in a few words.").max(280);

export const PersonRef = z
  .object({
    id: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    preferredName: z.string().nullable(),
  })
  .meta({ id: "PersonRef" });
export type PersonRef = z.infer<typeof PersonRef>;

export const MarkCounts = z
  .object({
    present: z.number().int(),
    late: z.number().int(),
    absent: z.number().int(),
    excused: z.number().int(),
    unmarked: z.number().int(),
  })
  .meta({ id: "MarkCounts" });
export type MarkCounts = z.infer<typeof MarkCounts>;

/** The current mark of one student. `code` null: unmarked again, which is not absent. */
export const Mark = z
  .object({
    studentId: z.string(),
    code: z.string().nullable(),
    category: z.enum(MARK_CATEGORIES).nullable(),
    minutesLate: z.number().int().nullable(),
    note: z.string().nullable(),
    source: z.enum(MARK_SOURCES),
    by: PersonRef.nullable(),
    /** The server's time. */
    at: z.string(),
    version: z.number().int(),
  })
  .meta({ id: "Mark" });
export type Mark = z.infer<typeof Mark>;

/** What of a register changes while it is taken. */
export const RegisterHead = z
  .object({
    id: z.string(),
    classId: z.string(),
    schoolId: z.string(),
    on: SchoolDate,
    startsAt: z.string(),
    endsAt: z.string(),
    periodTitle: z.string().nullable(),
    state: z.enum(REGISTER_STATES),
    openedBy: PersonRef.nullable(),
    openedAt: z.string().nullable(),
    submittedBy: PersonRef.nullable(),
    submittedAt: z.string().nullable(),
    reopenedBy: PersonRef.nullable(),
    reopenedAt: z.string().nullable(),
    reopenReason: z.string().nullable(),
    counts: MarkCounts,
    /** The room's number of the last change. */
    seq: z.number().int(),
  })
  .meta({ id: "RegisterHead" });
export type RegisterHead = z.infer<typeof RegisterHead>;

/** One register in a day's list. `counts.unmarked` is everybody while it is not opened. */
export const RegisterSummary = RegisterHead.extend({
  classTitle: z.string(),
  classCode: z.string().nullable(),
  location: z.string().nullable(),
  schoolName: z.string(),
  /** Whether the timetable has it; false for one that was opened ad hoc. */
  scheduled: z.boolean(),
  timing: z.enum(REGISTER_TIMINGS),
  teachers: z.array(PersonRef),
}).meta({ id: "RegisterSummary" });
export type RegisterSummary = z.infer<typeof RegisterSummary>;

export const RosterStudent = z
  .object({
    id: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    preferredName: z.string().nullable(),
    kanaGivenName: z.string().nullable(),
    kanaFamilyName: z.string().nullable(),
    admissionNumber: z.string().nullable(),
    grade: z.string().nullable(),
    /** Null without the right to see it. */
    alertNote: z.string().nullable(),
    /** The last date before this one with an absence in any class. */
    lastAbsentOn: SchoolDate.nullable(),
    isBirthday: z.boolean(),
    /** False for one who has a mark here but is not enrolled on this date any more. */
    enrolled: z.boolean(),
  })
  .meta({ id: "RosterStudent" });
export type RosterStudent = z.infer<typeof RosterStudent>;

/** What the person who asks may do with this register. */
export const RegisterRights = z
  .object({ take: z.boolean(), reopen: z.boolean() })
  .meta({ id: "RegisterRights" });
export type RegisterRights = z.infer<typeof RegisterRights>;

export const Register = RegisterSummary.extend({
  timeZone: z.string(),
  /** In the order of the roll. */
  roster: z.array(RosterStudent),
  marks: z.array(Mark),
  codes: z.array(AttendanceCode),
  may: RegisterRights,
}).meta({ id: "Register" });
export type Register = z.infer<typeof Register>;

export const RegisterQuery = z.object({
  on: SchoolDate.optional(),
  classId: z.string().max(64).optional(),
  schoolId: z.string().max(64).optional(),
  /** Only the registers of classes that the caller teaches. */
  mine: z.stringbool().optional(),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

export const MarkDraft = z
  .object({
    opId: OpId.optional(),
    studentId: z.string().max(64),
    /** Null clears the mark. */
    code: z.string().max(8).nullable(),
    minutesLate: MinutesLate.nullish(),
    note: MarkNote.nullish(),
    /** The version that was seen; left out, the mark is set whatever was there. */
    baseVersion: z.number().int().min(0).optional(),
    deviceTime: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: "MarkDraft" });
export type MarkDraft = z.infer<typeof MarkDraft>;

export const MarksRequest = z
  .object({ marks: z.array(MarkDraft).min(1).max(MAX_MARKS) })
  .meta({ id: "MarksRequest" });

export const SubmitRequest = z
  .object({
    /** The last change that was seen; a later one by somebody else refuses the submission. */
    baseSeq: z.number().int().min(0).optional(),
  })
  .meta({ id: "SubmitRequest" });

export const ReopenRequest = z.object({ reason: ReopenReason }).meta({ id: "ReopenRequest" });

export const MarkOutcome = z
  .object({
    opId: z.string(),
    studentId: z.string(),
    outcome: z.enum(["accepted", "refused"]),
    reason: z.enum(REFUSAL_REASONS).nullable(),
    seq: z.number().int(),
    version: z.number().int(),
    /** The mark as it now is; null when the student never had one. */
    current: Mark.nullable(),
  })
  .meta({ id: "MarkOutcome" });
export type MarkOutcome = z.infer<typeof MarkOutcome>;

export const MarksAnswer = z
  .object({ register: RegisterHead, marks: z.array(MarkOutcome) })
  .meta({ id: "MarksAnswer" });
export type MarksAnswer = z.infer<typeof MarksAnswer>;

/** One attempt to set a mark, kept for good. */
export const MarkEvent = z
  .object({
    opId: z.string(),
    registerId: z.string(),
    studentId: z.string(),
    student: PersonRef,
    seq: z.number().int(),
    outcome: z.enum(["accepted", "refused"]),
    reason: z.enum(REFUSAL_REASONS).nullable(),
    code: z.string().nullable(),
    previousCode: z.string().nullable(),
    minutesLate: z.number().int().nullable(),
    note: z.string().nullable(),
    source: z.enum(MARK_SOURCES),
    by: PersonRef.nullable(),
    at: z.string(),
    /** What the device's clock said, for the record only. */
    deviceAt: z.string().nullable(),
    baseVersion: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: "MarkEvent" });
export type MarkEvent = z.infer<typeof MarkEvent>;
