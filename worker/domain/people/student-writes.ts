import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { roleGrantWrites } from "#domain/auth/index";
import { schoolGuard } from "#domain/tenancy/index";
import type { Change, Guard } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { personInsert } from "./person-writes";
import type { StudentCreate, StudentLeave } from "./student.schema";
import { studentStays, students } from "./tables";
import { today } from "./today";

/** The parts of a commit, so that one verb can put several changes into one. */
export type ChangeParts = Required<Pick<Change, "guards" | "writes">> & {
  audit: Exclude<Change["audit"], unknown[]>[];
};

type StudentRow = typeof students.$inferSelect;

export const PERSON_CONFLICTS = { "people.sourced_id": "This sourcedId is already in use." };

/** Holds while no other student of the school has the number. */
export function numberGuard(
  schoolId: string | SQL,
  number: string | null | undefined,
  exceptId = "",
): Guard[] {
  if (!number) return [];
  const issue = "This admission number is already in use.";
  return [
    {
      holds: sql`not exists (select 1 from ${students} where ${students.schoolId} = ${schoolId}
        and ${students.admissionNumber} = ${number} and ${students.id} <> ${exceptId})`,
      otherwise: new DomainError("CONFLICT", issue, [{ field: "admissionNumber", issue }]),
    },
  ];
}

/** Everything that records a new student: person, student, first stay, role. */
export function studentInsert(ctx: Ctx, input: StudentCreate): ChangeParts & { id: string } {
  const id = newId("stu", ctx.now);
  const { schoolId } = input;
  const admissionNumber = input.admissionNumber || null;
  const enteredOn = input.enteredOn ?? today(ctx);
  const person = personInsert(ctx, id, input, [admissionNumber]);
  const grant = roleGrantWrites(ctx, { personId: id, role: "student", schoolId });
  const student = {
    schoolId,
    admissionNumber,
    grade: input.grade || null,
    enteredOn,
    alertNote: input.alertNote || null,
  };
  return {
    id,
    guards: [schoolGuard(schoolId), ...numberGuard(schoolId, admissionNumber)],
    writes: [
      ...person.writes,
      ctx.db.insert(students).values({
        id,
        ...student,
        sortName: person.sortName,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
      ctx.db.insert(studentStays).values({ studentId: id, schoolId, enteredOn }),
      grant.write,
    ],
    audit: [
      {
        action: "student.created",
        subjectType: "student",
        subjectId: id,
        schoolId,
        after: { ...student, givenName: input.givenName, familyName: input.familyName },
      },
    ],
  };
}

/** Holds while the student has not left. */
export function stillEnrolledGuard(studentId: string): Guard {
  return {
    holds: sql`exists (select 1 from ${students} where ${students.id} = ${studentId}
      and ${students.status} = 'enrolled' and ${students.leftOn} is null)`,
    otherwise: new DomainError("CONFLICT", "This student has left already."),
  };
}

/**
 * Everything that records a student's leaving on a date. A date to come is written down now and
 * takes effect then. Whoever calls it ends the enrollments in the same commit.
 */
export function studentLeaving(
  ctx: Ctx,
  student: Pick<StudentRow, "id" | "schoolId" | "enteredOn">,
  input: Required<StudentLeave>,
): ChangeParts {
  const { id, schoolId } = student;
  const left = { leftOn: input.on, leaveReason: input.reason };
  return {
    guards: [stillEnrolledGuard(id)],
    writes: [
      ctx.db
        .update(students)
        .set({
          ...left,
          status: input.on <= today(ctx) ? "left" : "enrolled",
          updatedAt: ctx.now,
        })
        .where(eq(students.id, id)),
      ctx.db
        .insert(studentStays)
        .values({ studentId: id, schoolId, enteredOn: student.enteredOn ?? input.on })
        .onConflictDoNothing(),
      ctx.db
        .update(studentStays)
        .set(left)
        .where(
          and(
            eq(studentStays.studentId, id),
            eq(studentStays.schoolId, schoolId),
            isNull(studentStays.leftOn),
          ),
        ),
    ],
    audit: [
      { action: "student.left", subjectType: "student", subjectId: id, schoolId, after: input },
    ],
  };
}
