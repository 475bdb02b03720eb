import { z } from "zod";
import { Mark, MarkCounts, PersonRef } from "./register.schema";

export const AttendanceSpan = z.object({ from: z.iso.date(), to: z.iso.date() });
export type AttendanceSpan = z.infer<typeof AttendanceSpan>;

/** A mark of one student with the lesson it belongs to. */
export const StudentMark = Mark.omit({ studentId: true })
  .extend({
    registerId: z.string(),
    classId: z.string(),
    classTitle: z.string(),
    on: z.string(),
    startsAt: z.string(),
    periodTitle: z.string().nullable(),
  })
  .meta({ id: "StudentMark" });
export type StudentMark = z.infer<typeof StudentMark>;

export const StudentAttendance = z
  .object({
    student: PersonRef,
    from: z.string(),
    to: z.string(),
    /** Newest first. Families see submitted registers only. */
    marks: z.array(StudentMark),
    counts: MarkCounts.omit({ unmarked: true }),
    /** (present + late) / (present + late + absent + excused), 0 to 1; null without marks. */
    rate: z.number().nullable(),
  })
  .meta({ id: "StudentAttendance" });
export type StudentAttendance = z.infer<typeof StudentAttendance>;

/** What a family sees of one lesson today; `mark` stays null until the register is submitted. */
export const ChildRegister = z
  .object({
    id: z.string(),
    classTitle: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    periodTitle: z.string().nullable(),
    state: z.enum(["not_opened", "open", "submitted", "reopened"]),
    mark: Mark.nullable(),
  })
  .meta({ id: "ChildRegister" });
export type ChildRegister = z.infer<typeof ChildRegister>;

export const ChildToday = z
  .object({
    student: PersonRef,
    schoolName: z.string(),
    on: z.string(),
    registers: z.array(ChildRegister),
  })
  .meta({ id: "ChildToday" });
export type ChildToday = z.infer<typeof ChildToday>;
