import { z } from "zod";
import { PageQuery } from "#platform/paging";
import { PERSON_STATUSES, STAFF_ROLES, STAFF_STATUSES, USER_ROLES } from "./constants";
import {
  ContactInput,
  PersonNameInput,
  PersonNameParts,
  PlainDate,
  RecordId,
  SourcedId,
} from "./person.schema";

export const UserRole = z
  .object({ role: z.enum(USER_ROLES), schoolId: z.string().nullable() })
  .meta({ id: "UserRole" });
export type UserRole = z.infer<typeof UserRole>;

/** A role to give; `schoolId` null means the whole organisation. */
export const StaffRoleInput = z
  .object({ role: z.enum(STAFF_ROLES), schoolId: RecordId.nullable().default(null) })
  .meta({ id: "StaffRoleInput" });
export type StaffRoleInput = z.infer<typeof StaffRoleInput>;

export const StaffRecord = z
  .object({
    staffNumber: z.string().nullable(),
    title: z.string().nullable(),
    subjects: z.array(z.string()),
    status: z.enum(STAFF_STATUSES),
    startedOn: z.string().nullable(),
    endedOn: z.string().nullable(),
  })
  .meta({ id: "StaffRecord" });
export type StaffRecord = z.infer<typeof StaffRecord>;

/** Someone with an account or the right to one. `staff` is null for guardians and students. */
export const User = PersonNameParts.extend({
  id: z.string(),
  sourcedId: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  username: z.string().nullable(),
  locale: z.string().nullable(),
  status: z.enum(PERSON_STATUSES),
  roles: z.array(UserRole),
  staff: StaffRecord.nullable(),
  updatedAt: z.string(),
}).meta({ id: "User" });
export type User = z.infer<typeof User>;

export const UserQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  role: z.enum(USER_ROLES).optional(),
  /** Only people with a staff record. */
  kind: z.literal("staff").optional(),
  schoolId: RecordId.optional(),
  status: z.enum([...PERSON_STATUSES, "all"]).default("active"),
});
export type UserQuery = z.infer<typeof UserQuery>;

const StaffFields = z.object({
  staffNumber: z.string().trim().max(60).nullish(),
  title: z.string().trim().max(120).nullish(),
  startedOn: PlainDate.nullish(),
});
const Subjects = z.array(z.string().trim().min(1).max(80)).max(40);

export const StaffCreate = PersonNameInput.extend(ContactInput.shape)
  .extend(StaffFields.shape)
  .extend({
    subjects: Subjects.default([]),
    roles: z.array(StaffRoleInput).max(40).default([]),
    sourcedId: SourcedId,
  })
  .meta({ id: "StaffCreate" });
export type StaffCreate = z.infer<typeof StaffCreate>;

/** A person who is to sign in: an e-mail address and at least one role. */
export const UserCreate = StaffCreate.extend({
  email: z.email("This is not an e-mail address.").max(254),
  roles: z.array(StaffRoleInput).min(1, "Choose a role.").max(40),
}).meta({ id: "UserCreate" });
export type UserCreate = z.infer<typeof UserCreate>;

export const StaffUpdate = PersonNameInput.extend({ familyName: z.string().trim().max(80) })
  .extend(ContactInput.shape)
  .extend(StaffFields.shape)
  .extend({ subjects: Subjects })
  .partial()
  .meta({ id: "StaffUpdate" });
export type StaffUpdate = z.infer<typeof StaffUpdate>;

/** `roles`, when given, replaces the staff roles within the actor's reach. */
export const UserUpdate = StaffUpdate.extend({
  roles: z.array(StaffRoleInput).max(40).optional(),
}).meta({ id: "UserUpdate" });
export type UserUpdate = z.infer<typeof UserUpdate>;

export const StaffEnd = z
  .object({
    /** The last working day; today when left out. */
    on: PlainDate.optional(),
  })
  .meta({ id: "StaffEnd" });
export type StaffEnd = z.infer<typeof StaffEnd>;
