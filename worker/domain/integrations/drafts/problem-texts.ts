import type { ImportProblemCode } from "../constants";

/** What is said of each kind of problem; `{value}` is what stood there, `{count}` how many rows. */
export const PROBLEM_TEXTS: Record<ImportProblemCode, string> = {
  manifest_missing: "There is no manifest.csv; every file is taken as the complete list.",
  manifest_key_unknown: "The manifest has an entry that is not known: “{value}”. It is ignored.",
  manifest_entry_missing:
    "The manifest does not mention this file; it is taken as the complete list.",
  manifest_file_missing: "The manifest mentions this file, but it is not in the zip.",
  manifest_mode_unknown: "“{value}” is neither bulk, delta nor absent; bulk is assumed.",
  version_unknown: "The OneRoster version “{value}” is not known; it is read by its columns.",
  file_ignored:
    "This file is not part of a roster, or the manifest calls it absent; it is not read.",
  file_empty: "The file has no rows; it is taken as not being there.",
  encoding_damaged: "Some characters could not be read and show as �.",
  columns_missing: "The column “{value}” is needed and not there.",
  column_unknown: "The column “{value}” is not known; it is not imported.",
  column_twice: "The column “{value}” is there twice; the first one counts.",
  quote_never_closed: "A quotation mark is opened here and never closed.",
  too_many_rows: "The files have {value} rows together; that is more than can be imported at once.",
  school_needed: "The file does not say for which school it is. Choose the school.",
  file_alone: "This is one file of a OneRoster set. Upload the zip that holds all of them.",
  nothing_to_import: "There is nothing in the file that could be imported.",
  row_incomplete: "Rows with fewer cells than the header: {count}.",
  row_too_long: "The row has more cells than the header; the rest is left out.",
  id_missing: "The row has no sourcedId and is left out.",
  id_twice: "“{value}” is there twice; the first row counts.",
  name_missing: "The row has no name and is left out.",
  required_missing: "This value is needed; the row is left out.",
  reference_unknown: "“{value}” is not in the files and not in Homeroom; the row is left out.",
  reference_dropped:
    "“{value}” is not in the files and not in Homeroom; the row is imported without it.",
  role_unknown: "The role “{value}” is not known and nothing else tells; the row is left out.",
  role_decided_by_enrollment:
    "The role here is “{value}”, but the enrollments say otherwise; the enrollments count.",
  role_reduced: "“{value}” is imported as office staff; give further rights by hand.",
  status_empty: "Rows with an empty status: {count}. They are taken as active.",
  status_unknown: "The status “{value}” is not known; the row is taken as active.",
  date_empty: "Rows with an empty date: {count}.",
  date_invalid: "“{value}” is not a date; it is left out.",
  date_order: "The end lies before the beginning; the row is left out.",
  email_invalid: "“{value}” is not an e-mail address; it is left out.",
  email_missing:
    "People without an e-mail address: {count}. They can be invited once they have one.",
  number_taken: "The number “{value}” belongs to another student of the school; it is left out.",
  value_unknown: "“{value}” is not one of the possible values; it is left out.",
  value_too_long: "“{value}” is too long and has been cut.",
  school_differs: "Rows whose school is not the school of the class: {count}. The class counts.",
  school_assumed: "Rows with an unknown school: {count}. They go to the school of this import.",
  match_ambiguous:
    "Several students are called “{value}”; add a number or a birth date. The row is left out.",
  enrollment_of_ended: "“{value}” ends with this import; the row is left out.",
};
