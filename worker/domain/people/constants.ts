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
