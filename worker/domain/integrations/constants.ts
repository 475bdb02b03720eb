export const IMPORT_STATES = [
  "uploaded", "checking", "ready", "refused", "committing", "committed", "undoing", "undone", "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const IMPORT_FORMATS = ["oneroster_csv", "students_csv"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
export const IMPORT_ENTITIES = [
  "orgs", "academicSessions", "courses", "classes", "users", "enrollments",
] as const;
export type ImportEntity = (typeof IMPORT_ENTITIES)[number];
export const IMPORT_CHANGES = ["new", "changed", "unchanged", "gone"] as const;
export type ImportChange = (typeof IMPORT_CHANGES)[number];
