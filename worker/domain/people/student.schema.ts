import { z } from "zod";
import { PageQuery } from "#platform/paging";
import {
  GUARDIAN_RELATIONS,
  LEAVE_REASONS,
  SEXES,
  STUDENT_SORTS,
  STUDENT_STATUSES,
} from "./constants";
import { GuardianLinkTerms, NewGuardian } from "./guardian.schema";
import {
  ContactInput,
  PersonNameInput,
  PersonNameParts,
  PlainDate,
  RecordId,
  SourcedId,
} from "./person.schema";

export const StudentClass = z
  .object({ id: z.string(), title: z.string(), type: z.enum(["homeroom", "scheduled"]) })
  .meta({ id: "StudentClass" });
export type StudentClass = z.infer<typeof StudentClass>;

export const Student = PersonNameParts.extend({
  id: z.string(),
  sourcedId: z.string(),
  schoolId: z.string(),
  schoolName: z.string(),
  admissionNumber: z.string().nullable(),
  grade: z.string().nullable(),
  status: z.enum(STUDENT_STATUSES),
  enteredOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  leaveReason: z.enum(LEAVE_REASONS).nullable(),
  birthOn: z.string().nullable(),
  sex: z.enum(SEXES).nullable(),
  /** Short note for whoever takes the roll, such as an allergy. */
  alertNote: z.string().nullable(),
  /** The classes the student is in today, homeroom first. */
  classes: z.array(StudentClass),
  updatedAt: z.string(),
}).meta({ id: "Student" });
export type Student = z.infer<typeof Student>;

export const StudentGuardian = z
  .object({
    guardianId: z.string(),
    displayName: z.string(),
    reading: z.string().nullable(),
    relation: z.enum(GUARDIAN_RELATIONS),
    priority: z.number().int(),
    mayPickUp: z.boolean(),
    receivesMessages: z.boolean(),
    seesResults: z.boolean(),
    pays: z.boolean(),
    custodyRestricted: z.boolean(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.string().nullable(),
  })
  .meta({ id: "StudentGuardian" });
export type StudentGuardian = z.infer<typeof StudentGuardian>;

export const StudentStay = z
  .object({
    schoolId: z.string(),
    schoolName: z.string(),
    enteredOn: z.string(),
    leftOn: z.string().nullable(),
    leaveReason: z.enum(LEAVE_REASONS).nullable(),
  })
  .meta({ id: "StudentStay" });

export const StudentEnrollment = z
  .object({
    id: z.string(),
    classId: z.string(),
    classTitle: z.string(),
    schoolId: z.string(),
    beginsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    /** Whether it is over, holds today, or is still to come. */
    when: z.enum(["past", "current", "future"]),
  })
  .meta({ id: "StudentEnrollment" });

/** One student with everything the viewer may see; contacts are null without the right to them. */
export const StudentProfile = Student.extend({
  mayReadContacts: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  username: z.string().nullable(),
  locale: z.string().nullable(),
  guardians: z.array(StudentGuardian),
  households: z.array(z.object({ id: z.string(), name: z.string() })),
  stays: z.array(StudentStay),
  enrollments: z.array(StudentEnrollment),
}).meta({ id: "StudentProfile" });
export type StudentProfile = z.infer<typeof StudentProfile>;

export const StudentQuery = PageQuery.extend({
  /** Words that begin a name, a reading, an admission number or an e-mail address. */
  q: z.string().trim().max(100).optional(),
  schoolId: RecordId.optional(),
  classId: RecordId.optional(),
  grade: z.string().trim().max(40).optional(),
  status: z.enum([...STUDENT_STATUSES, "all"]).default("enrolled"),
  sort: z.enum(STUDENT_SORTS).default("name"),
  order: z.enum(["asc", "desc"]).default("asc"),
});
export type StudentQuery = z.infer<typeof StudentQuery>;

const StudentFields = z.object({
  admissionNumber: z.string().trim().max(60).nullish(),
  grade: z.string().trim().max(40).nullish(),
  birthOn: PlainDate.nullish(),
  sex: z.enum(SEXES).nullish(),
  alertNote: z.string().trim().max(200).nullish(),
});

export const StudentCreate = PersonNameInput.extend(ContactInput.shape)
  .extend(StudentFields.shape)
  .extend({ schoolId: RecordId, enteredOn: PlainDate.optional(), sourcedId: SourcedId })
  .meta({ id: "StudentCreate" });
export type StudentCreate = z.infer<typeof StudentCreate>;

export const StudentUpdate = PersonNameInput.extend({ familyName: z.string().trim().max(80) })
  .extend(ContactInput.shape)
  .extend(StudentFields.shape)
  .extend({ enteredOn: PlainDate })
  .partial()
  .meta({ id: "StudentUpdate" });
export type StudentUpdate = z.infer<typeof StudentUpdate>;

/** A new student with guardians (new or known ones) and classes, in one go. */
export const StudentAdmission = StudentCreate.extend({
  guardians: z
    .array(
      z.union([
        GuardianLinkTerms.extend({ guardianId: RecordId }),
        GuardianLinkTerms.extend({ guardian: NewGuardian }),
      ]),
    )
    .max(10)
    .default([]),
  classIds: z.array(RecordId).max(60).default([]),
}).meta({ id: "StudentAdmission" });
export type StudentAdmission = z.infer<typeof StudentAdmission>;

export const StudentLeave = z
  .object({
    /** The last school day; today when left out. */
    on: PlainDate.optional(),
    reason: z.enum(LEAVE_REASONS),
  })
  .meta({ id: "StudentLeave" });
export type StudentLeave = z.infer<typeof StudentLeave>;

export const StudentReturn = z
  .object({
    /** The first school day; today when left out. */
    on: PlainDate.optional(),
    /** Another school of the organisation; the one before when left out. */
    schoolId: RecordId.optional(),
    grade: z.string().trim().max(40).nullish(),
  })
  .meta({ id: "StudentReturn" });
export type StudentReturn = z.infer<typeof StudentReturn>;
