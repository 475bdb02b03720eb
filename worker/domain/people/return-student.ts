import { and, eq, sql } from "drizzle-orm";
import { requireSchool, roleGrantWrites } from "#domain/auth/index";
import { schoolGuard } from "#domain/tenancy/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, invalid } from "#platform/errors";
import { studentToWrite } from "./person-record";
import type { StudentReturn } from "./student.schema";
import { numberGuard } from "./student-writes";
import { studentStays, students } from "./tables";
import { today } from "./today";

/**
 * Takes a student who has left back in, at the same school or another one of the organisation. The
 * earlier stay is kept; before its last day has come, it simply goes on.
 */
export async function returnStudent(ctx: Ctx, id: string, input: StudentReturn): Promise<void> {
  const { student } = await studentToWrite(ctx, id);
  const schoolId = input.schoolId ?? student.schoolId;
  if (schoolId !== student.schoolId) requireSchool(ctx, "people:write", schoolId);
  const on = input.on ?? today(ctx);
  const goesOn = student.leftOn !== null && on <= student.leftOn;
  if (goesOn && schoolId !== student.schoolId) {
    throw invalid("on", "The return lies before the last day at the other school.");
  }
  const grade = input.grade === undefined ? student.grade : input.grade || null;
  const grant = roleGrantWrites(ctx, { personId: id, role: "student", schoolId });
  await commit(ctx, {
    guards: [
      schoolGuard(schoolId),
      {
        holds: sql`exists (select 1 from ${students} where ${students.id} = ${id}
          and (${students.status} = 'left' or ${students.leftOn} is not null))`,
        otherwise: new DomainError("CONFLICT", "This student has not left."),
      },
      ...numberGuard(schoolId, student.admissionNumber, id),
    ],
    writes: [
      ctx.db
        .update(students)
        .set({
          schoolId,
          grade,
          status: "enrolled",
          enteredOn: goesOn ? student.enteredOn : on,
          leftOn: null,
          leaveReason: null,
          updatedAt: ctx.now,
        })
        .where(eq(students.id, id)),
      goesOn
        ? ctx.db
            .update(studentStays)
            .set({ leftOn: null, leaveReason: null })
            .where(
              and(eq(studentStays.studentId, id), eq(studentStays.leftOn, student.leftOn ?? "")),
            )
        : ctx.db.insert(studentStays).values({ studentId: id, schoolId, enteredOn: on }),
      grant.write,
    ],
    audit: {
      action: "student.returned",
      subjectType: "student",
      subjectId: id,
      schoolId,
      before: { schoolId: student.schoolId, leftOn: student.leftOn, reason: student.leaveReason },
      after: { schoolId, on, grade },
    },
  });
}
