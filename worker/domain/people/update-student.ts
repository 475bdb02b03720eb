import { and, eq } from "drizzle-orm";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { numbersOf, studentToWrite } from "./person-record";
import { changedOf, personRenewal } from "./person-writes";
import type { StudentUpdate } from "./student.schema";
import { numberGuard } from "./student-writes";
import { studentStays, students } from "./tables";

/** Changes a student's names, contact or record. What is not given stays as it is. */
export async function updateStudent(ctx: Ctx, id: string, input: StudentUpdate): Promise<void> {
  const record = await studentToWrite(ctx, id);
  const { person, student } = record;
  const { admissionNumber, grade, alertNote, enteredOn, ...names } = input;
  const patch = {
    ...(admissionNumber === undefined ? {} : { admissionNumber: admissionNumber || null }),
    ...(grade === undefined ? {} : { grade: grade || null }),
    ...(alertNote === undefined ? {} : { alertNote: alertNote || null }),
    ...(enteredOn === undefined ? {} : { enteredOn }),
  };
  const next = { ...student, ...patch };
  if (next.enteredOn && next.leftOn && next.enteredOn > next.leftOn) {
    throw invalid("enteredOn", "The entry lies after the leaving.");
  }
  const renewal = personRenewal(ctx, person, names, numbersOf({ ...record, student: next }));
  await commit(ctx, {
    guards: numberGuard(student.schoolId, patch.admissionNumber, id),
    writes: [
      ...renewal.writes,
      ctx.db
        .update(students)
        .set({ ...patch, sortName: renewal.sortName, updatedAt: ctx.now })
        .where(eq(students.id, id)),
      ...(enteredOn && student.enteredOn
        ? [
            ctx.db
              .update(studentStays)
              .set({ enteredOn })
              .where(
                and(
                  eq(studentStays.studentId, id),
                  eq(studentStays.schoolId, student.schoolId),
                  eq(studentStays.enteredOn, student.enteredOn),
                ),
              ),
          ]
        : []),
    ],
    audit: {
      action: "student.updated",
      subjectType: "student",
      subjectId: id,
      schoolId: student.schoolId,
      ...changedOf<object>({ ...person, ...student }, { ...names, ...patch }),
    },
  });
}
