import { eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { people, students } from "./tables";

const RECORD = {
  id: students.id,
  schoolId: students.schoolId,
  admissionNumber: students.admissionNumber,
  grade: students.grade,
  sortName: students.sortName,
  status: students.status,
  enteredOn: students.enteredOn,
  leftOn: students.leftOn,
  leaveReason: students.leaveReason,
  alertNote: students.alertNote,
  updatedAt: students.updatedAt,
};

/** Students with their names, to join with by `id`. Read-only. */
export function studentDirectory<A extends string = "student_directory">(
  db: Ctx["db"],
  alias = "student_directory" as A,
) {
  return db
    .select({
      ...RECORD,
      sourcedId: people.sourcedId,
      givenName: people.givenName,
      middleName: people.middleName,
      familyName: people.familyName,
      preferredName: people.preferredName,
      kanaGivenName: people.kanaGivenName,
      kanaFamilyName: people.kanaFamilyName,
      birthOn: people.birthOn,
      sex: people.sex,
      email: people.email,
      phone: people.phone,
      username: people.username,
      locale: people.locale,
    })
    .from(students)
    .innerJoin(people, eq(people.id, students.id))
    .as(alias);
}

/** The same rows without names, under the same alias, so that counting reads one table. */
export function studentRecords<A extends string = "student_directory">(
  db: Ctx["db"],
  alias = "student_directory" as A,
) {
  return db.select(RECORD).from(students).as(alias);
}
