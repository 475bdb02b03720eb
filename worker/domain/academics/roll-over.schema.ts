import { z } from "zod";
import { PlainDate } from "#domain/people/person.schema";
import { CLASS_TYPES } from "./constants";

const RecordId = z.string().min(1).max(64);
const Grade = z.string().trim().min(1).max(40);

export const NewYear = z
  .object({
    title: z.string().trim().min(1, "Give a title.").max(120),
    startsOn: PlainDate,
    endsOn: PlainDate,
    terms: z
      .array(
        z.object({
          type: z.enum(["semester", "term", "gradingPeriod"]).default("term"),
          title: z.string().trim().min(1, "Give a title.").max(120),
          startsOn: PlainDate,
          endsOn: PlainDate,
        }),
      )
      .max(20)
      .default([]),
  })
  .meta({ id: "NewYear" });
export type NewYear = z.infer<typeof NewYear>;

/** A class of the old year that goes on as a new class. */
export const CarriedClass = z
  .object({
    classId: RecordId,
    title: z.string().trim().min(1).max(120),
    grades: z.array(Grade).max(30),
    carryStudents: z.boolean().default(true),
    carryTeachers: z.boolean().default(true),
    carryMeetings: z.boolean().default(true),
  })
  .meta({ id: "CarriedClass" });
export type CarriedClass = z.infer<typeof CarriedClass>;

/** What becomes of the students of a grade; `to` null: they leave, graduated, at the year's end. */
export const GradeStep = z.object({ from: Grade, to: Grade.nullable() }).meta({ id: "GradeStep" });
export type GradeStep = z.infer<typeof GradeStep>;

export const RollOver = z
  .object({
    fromSessionId: RecordId,
    year: NewYear,
    classes: z.array(CarriedClass).max(2000).default([]),
    grades: z.array(GradeStep).max(60).default([]),
  })
  .meta({ id: "RollOver" });
export type RollOver = z.infer<typeof RollOver>;

/** What a new school year would look like, to be looked through and changed. */
export const RollOverPlan = z
  .object({
    fromSessionId: z.string(),
    fromTitle: z.string(),
    year: NewYear,
    classes: z.array(
      z.object({
        classId: z.string(),
        currentTitle: z.string(),
        schoolName: z.string(),
        type: z.enum(CLASS_TYPES),
        studentCount: z.number().int(),
        title: z.string(),
        grades: z.array(z.string()),
        /** Whether it is proposed to go on; a class whose students all leave is not. */
        carry: z.boolean(),
        carryStudents: z.boolean(),
        carryTeachers: z.boolean(),
        carryMeetings: z.boolean(),
      }),
    ),
    grades: z.array(
      z.object({ from: z.string(), to: z.string().nullable(), studentCount: z.number().int() }),
    ),
  })
  .meta({ id: "RollOverPlan" });
export type RollOverPlan = z.infer<typeof RollOverPlan>;

export const RolledOver = z
  .object({
    sessionId: z.string(),
    classesEnded: z.number().int(),
    classesCreated: z.number().int(),
    studentsPromoted: z.number().int(),
    studentsLeft: z.number().int(),
    enrollmentsCreated: z.number().int(),
  })
  .meta({ id: "RolledOver" });
export type RolledOver = z.infer<typeof RolledOver>;
