import { type Column, type SQL, sql } from "drizzle-orm";
import { people, students } from "./tables";

const COLUMNS = {
  id: students.id,
  sourcedId: people.sourcedId,
  schoolId: students.schoolId,
  admissionNumber: students.admissionNumber,
  grade: students.grade,
  status: students.status,
  enteredOn: students.enteredOn,
  leftOn: students.leftOn,
  leaveReason: students.leaveReason,
  alertNote: students.alertNote,
  givenName: people.givenName,
  middleName: people.middleName,
  familyName: people.familyName,
  preferredName: people.preferredName,
  kanaGivenName: people.kanaGivenName,
  kanaFamilyName: people.kanaFamilyName,
  birthOn: people.birthOn,
  sex: people.sex,
  updatedAt: students.updatedAt,
};

type Columns = typeof COLUMNS;

/** A student as the hot list reads it, one property a column. */
export type StudentRow = {
  [K in keyof Columns]: Columns[K]["_"]["notNull"] extends true
    ? Columns[K]["_"]["data"]
    : Columns[K]["_"]["data"] | null;
};

const textOf = (column: Column, table: "students" | "people") => `"${table}"."${column.name}"`;
const tableOf = (column: Column) => (column.table === people ? "people" : "students");

/**
 * Students as SQL text that is put together once an isolate, for the list that is asked for most:
 * building it with drizzle costs more than running it. `rows` goes with `columns`; `records` reads
 * the students' own table only. Read-only.
 */
export const STUDENT_SQL = {
  columns: sql.raw(
    Object.entries(COLUMNS)
      .map(([key, column]) => `${textOf(column, tableOf(column))} as "${key}"`)
      .join(", "),
  ),
  rows: sql.raw(`"students" join "people" on "people"."id" = "students"."id"`),
  records: sql.raw(`"students"`),
  id: sql.raw(textOf(students.id, "students")),
  schoolId: sql.raw(textOf(students.schoolId, "students")),
  status: sql.raw(textOf(students.status, "students")),
  grade: sql.raw(textOf(students.grade, "students")),
  sortName: sql.raw(textOf(students.sortName, "students")),
  admissionNumber: sql.raw(textOf(students.admissionNumber, "students")),
  enteredOn: sql.raw(textOf(students.enteredOn, "students")),
  updatedAt: sql.raw(textOf(students.updatedAt, "students")),
} satisfies Record<string, SQL>;
