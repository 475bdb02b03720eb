import { z } from "zod";
import { PlainDate } from "#domain/people/person.schema";
import { PageQuery } from "#platform/paging";
import { CLASS_TYPES, ENROLLMENT_ROLES, RECORD_STATUSES } from "./constants";
import { Meeting } from "./meeting.schema";

export const ClassTeacher = z
  .object({
    enrollmentId: z.string(),
    personId: z.string(),
    displayName: z.string(),
    role: z.enum(ENROLLMENT_ROLES),
    isPrimary: z.boolean(),
  })
  .meta({ id: "ClassTeacher" });
export type ClassTeacher = z.infer<typeof ClassTeacher>;

export const SchoolClass = z
  .object({
    id: z.string(),
    sourcedId: z.string(),
    schoolId: z.string(),
    schoolName: z.string(),
    courseId: z.string().nullable(),
    courseTitle: z.string().nullable(),
    title: z.string(),
    code: z.string().nullable(),
    type: z.enum(CLASS_TYPES),
    grades: z.array(z.string()),
    location: z.string().nullable(),
    periods: z.string().nullable(),
    status: z.enum(RECORD_STATUSES),
    endedOn: z.string().nullable(),
    /** Teachers and assistants of today, the primary one first. */
    teachers: z.array(ClassTeacher),
    /** Students in the class today. */
    studentCount: z.number().int(),
    updatedAt: z.string(),
  })
  .meta({ id: "Class" });
export type SchoolClass = z.infer<typeof SchoolClass>;

export const ClassStudent = z
  .object({
    enrollmentId: z.string(),
    studentId: z.string(),
    displayName: z.string(),
    reading: z.string().nullable(),
    givenName: z.string(),
    familyName: z.string(),
    preferredName: z.string().nullable(),
    admissionNumber: z.string().nullable(),
    grade: z.string().nullable(),
    alertNote: z.string().nullable(),
    birthOn: z.string().nullable(),
    beginsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
  })
  .meta({ id: "ClassStudent" });
export type ClassStudent = z.infer<typeof ClassStudent>;

export const ClassTerm = z
  .object({
    id: z.string(),
    title: z.string(),
    type: z.string(),
    startsOn: z.string(),
    endsOn: z.string(),
  })
  .meta({ id: "ClassTerm" });

/** One class; its students are empty for families, who see only their own child. */
export const ClassProfile = SchoolClass.extend({
  students: z.array(ClassStudent),
  meetings: z.array(Meeting),
  terms: z.array(ClassTerm),
}).meta({ id: "ClassProfile" });
export type ClassProfile = z.infer<typeof ClassProfile>;

export const ClassQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  schoolId: z.string().max(64).optional(),
  courseId: z.string().max(64).optional(),
  /** Classes that run in this academic session or in a part of it. */
  sessionId: z.string().max(64).optional(),
  teacherId: z.string().max(64).optional(),
  studentId: z.string().max(64).optional(),
  type: z.enum(CLASS_TYPES).optional(),
  status: z.enum([...RECORD_STATUSES, "all"]).default("active"),
  sort: z.enum(["title", "updatedAt"]).default("title"),
  order: z.enum(["asc", "desc"]).default("asc"),
});
export type ClassQuery = z.infer<typeof ClassQuery>;

export const ClassStudentQuery = PageQuery.extend({
  /** The school date whose students are wanted; today when left out. */
  on: PlainDate.optional(),
});
export type ClassStudentQuery = z.infer<typeof ClassStudentQuery>;

const ClassFields = z.object({
  title: z.string().trim().min(1, "Give a title.").max(120),
  code: z.string().trim().max(60).nullish(),
  type: z.enum(CLASS_TYPES),
  courseId: z.string().max(64).nullish(),
  grades: z.array(z.string().trim().min(1).max(40)).max(30),
  location: z.string().trim().max(80).nullish(),
  sessionIds: z.array(z.string().max(64)).max(20),
});

export const ClassCreate = ClassFields.extend({
  schoolId: z.string().min(1).max(64),
  type: z.enum(CLASS_TYPES).default("scheduled"),
  grades: ClassFields.shape.grades.default([]),
  /** The terms it runs in; the school year of today when left out. */
  sessionIds: ClassFields.shape.sessionIds.optional(),
  /** Teachers from the first day, the first one primary. */
  teacherIds: z.array(z.string().max(64)).max(20).default([]),
  sourcedId: z.string().trim().min(1).max(255).optional(),
}).meta({ id: "ClassCreate" });
export type ClassCreate = z.infer<typeof ClassCreate>;

export const ClassUpdate = ClassFields.partial().meta({ id: "ClassUpdate" });
export type ClassUpdate = z.infer<typeof ClassUpdate>;

export const ClassEnd = z
  .object({
    /** The last school date of the class; today when left out. */
    on: PlainDate.optional(),
  })
  .meta({ id: "ClassEnd" });
export type ClassEnd = z.infer<typeof ClassEnd>;
