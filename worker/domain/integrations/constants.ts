export const IMPORT_STATES = [
  "uploaded",
  "checking",
  "ready",
  "refused",
  "committing",
  "committed",
  "undoing",
  "undone",
  "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_FORMATS = ["oneroster_csv", "students_csv"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a file carries, in the order in which it is checked and applied; undo goes backwards. */
export const IMPORT_ENTITIES = [
  "orgs",
  "academicSessions",
  "courses",
  "classes",
  "users",
  "enrollments",
  "guardianships",
] as const;
export type ImportEntity = (typeof IMPORT_ENTITIES)[number];

export const IMPORT_CHANGES = ["new", "changed", "unchanged", "gone"] as const;
export type ImportChange = (typeof IMPORT_CHANGES)[number];

export const IMPORT_SEVERITIES = ["error", "warning"] as const;
export type ImportSeverity = (typeof IMPORT_SEVERITIES)[number];

/** Bytes of an uploaded zip or CSV. Reading a form holds them about three times over. */
export const IMPORT_MAX_BYTES = 20 * 1024 * 1024;
/** Bytes of all files of a zip together once they are unpacked. */
export const IMPORT_MAX_UNPACKED = 150 * 1024 * 1024;
/** How much smaller than its content a packed file may be; CSV rarely packs better than 40 : 1. */
export const IMPORT_MAX_RATIO = 250;
export const IMPORT_MAX_ENTRIES = 50;
/** Rows of all files together. */
export const IMPORT_MAX_ROWS = 300_000;
/** Problems that are kept one by one; beyond that they are only counted. */
export const IMPORT_MAX_PROBLEMS = 20_000;

/** What a column of a plain students CSV can mean. */
export const STUDENT_FIELDS = [
  "sourcedId",
  "number",
  "fullName",
  "familyName",
  "givenName",
  "middleName",
  "preferredName",
  "kanaFullName",
  "kanaFamilyName",
  "kanaGivenName",
  "grade",
  "class",
  "birthOn",
  "sex",
  "email",
  "phone",
  "enteredOn",
  "guardianName",
  "guardianKana",
  "guardianEmail",
  "guardianPhone",
  "guardianRelation",
] as const;
export type StudentField = (typeof STUDENT_FIELDS)[number];

/** Every kind of problem that a check can report. */
export const IMPORT_PROBLEMS = [
  // the archive and its manifest
  "manifest_missing",
  "manifest_key_unknown",
  "manifest_entry_missing",
  "manifest_file_missing",
  "manifest_mode_unknown",
  "version_unknown",
  "file_ignored",
  // a file as a whole
  "file_empty",
  "encoding_damaged",
  "columns_missing",
  "column_unknown",
  "column_twice",
  "quote_never_closed",
  "too_many_rows",
  "school_needed",
  "file_alone",
  "nothing_to_import",
  // a row
  "row_incomplete",
  "row_too_long",
  "id_missing",
  "id_twice",
  "name_missing",
  "required_missing",
  "reference_unknown",
  "reference_dropped",
  "role_unknown",
  "role_decided_by_enrollment",
  "role_reduced",
  "status_empty",
  "status_unknown",
  "date_empty",
  "date_invalid",
  "date_order",
  "email_invalid",
  "email_missing",
  "number_taken",
  "value_unknown",
  "value_too_long",
  "school_differs",
  "school_assumed",
  "match_ambiguous",
  "enrollment_of_ended",
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];
