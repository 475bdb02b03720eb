import { eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { people, students } from "./tables";

/** Students with their names, to join with by `id`. Read-only. */
export function studentDirectory(db: Ctx["db"], alias = "student_directory") {
  return db
    .select({
      id: students.id,
      schoolId: students.schoolId,
      admissionNumber: students.admissionNumber,
      grade: students.grade,
      sortName: students.sortName,
      status: students.status,
      enteredOn: students.enteredOn,
      leftOn: students.leftOn,
      alertNote: students.alertNote,
      givenName: people.givenName,
      middleName: people.middleName,
      familyName: people.familyName,
      preferredName: people.preferredName,
      kanaGivenName: people.kanaGivenName,
      kanaFamilyName: people.kanaFamilyName,
      birthOn: people.birthOn,
      sex: people.sex,
    })
    .from(students)
    .innerJoin(people, eq(people.id, students.id))
    .as(alias);
}
