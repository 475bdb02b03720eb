export const PERSON_STATUSES = ["active", "inactive"] as const;
export const STUDENT_STATUSES = ["enrolled", "left"] as const;
export const STAFF_STATUSES = ["active", "ended"] as const;
export const GUARDIAN_RELATIONS = [
  "mother",
  "father",
  "grandparent",
  "aunt",
  "uncle",
  "sibling",
  "foster_parent",
  "guardian",
  "other",
] as const;
export const LEAVE_REASONS = ["graduated", "transferred", "moved", "withdrew", "other"] as const;
export const SEXES = ["female", "male", "other", "unspecified"] as const;
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number];

/** Roles of people who work for the school or sit on its bodies. */
export const STAFF_ROLES = [
  "org_admin",
  "school_admin",
  "staff",
  "teacher",
  "assistant",
  "accountant",
  "board",
  "member",
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
/** Every role a person's account can have. */
export const USER_ROLES = [...STAFF_ROLES, "guardian", "student"] as const;
export const HOUSEHOLD_ROLES = ["adult", "child"] as const;
export const STUDENT_SORTS = [
  "name",
  "admissionNumber",
  "grade",
  "enteredOn",
  "updatedAt",
] as const;
