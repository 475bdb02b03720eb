import { z } from "zod";
import { PlainDate } from "#domain/people/person.schema";
import { PageQuery } from "#platform/paging";
import { ENROLLMENT_ROLES, RECORD_STATUSES } from "./constants";

const RecordId = z.string().min(1).max(64);

export const Enrollment = z
  .object({
    id: z.string(),
    sourcedId: z.string(),
    classId: z.string(),
    classTitle: z.string(),
    schoolId: z.string(),
    personId: z.string(),
    displayName: z.string(),
    role: z.enum(ENROLLMENT_ROLES),
    isPrimary: z.boolean(),
    /** First and last school date; null is open. */
    beginsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    status: z.enum(RECORD_STATUSES),
    updatedAt: z.string(),
  })
  .meta({ id: "Enrollment" });
export type Enrollment = z.infer<typeof Enrollment>;

export const EnrollmentQuery = PageQuery.extend({
  classId: RecordId.optional(),
  personId: RecordId.optional(),
  schoolId: RecordId.optional(),
  role: z.enum(ENROLLMENT_ROLES).optional(),
  /** Only enrollments that hold on this school date. */
  on: PlainDate.optional(),
  status: z.enum([...RECORD_STATUSES, "all"]).default("active"),
});
export type EnrollmentQuery = z.infer<typeof EnrollmentQuery>;

export const EnrollmentCreate = z
  .object({
    classId: RecordId,
    personId: RecordId,
    role: z.enum(ENROLLMENT_ROLES).default("student"),
    isPrimary: z.boolean().default(false),
    /** Today when left out. */
    beginsOn: PlainDate.optional(),
    endsOn: PlainDate.nullish(),
    sourcedId: z.string().trim().min(1).max(255).optional(),
  })
  .meta({ id: "EnrollmentCreate" });
export type EnrollmentCreate = z.infer<typeof EnrollmentCreate>;

export const EnrollmentUpdate = z
  .object({
    isPrimary: z.boolean(),
    beginsOn: PlainDate.nullable(),
    endsOn: PlainDate.nullable(),
  })
  .partial()
  .meta({ id: "EnrollmentUpdate" });
export type EnrollmentUpdate = z.infer<typeof EnrollmentUpdate>;

export const EnrollmentEnd = z
  .object({
    /** The last school date in the class; today when left out. */
    on: PlainDate.optional(),
  })
  .meta({ id: "EnrollmentEnd" });
export type EnrollmentEnd = z.infer<typeof EnrollmentEnd>;

export const EnrollmentMove = z
  .object({
    toClassId: RecordId,
    /** The first school date in the new class; today when left out. */
    on: PlainDate.optional(),
  })
  .meta({ id: "EnrollmentMove" });
export type EnrollmentMove = z.infer<typeof EnrollmentMove>;

/** The enrollment that ended and the one that began. */
export const EnrollmentMoved = z
  .object({ from: Enrollment, to: Enrollment })
  .meta({ id: "EnrollmentMoved" });
export type EnrollmentMoved = z.infer<typeof EnrollmentMoved>;
