import { and, asc, eq, type SQL } from "drizzle-orm";
import type { Reach } from "#domain/auth/index";
import { displayName, readingOf, studentDirectory } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { ClassStudent } from "./class.schema";
import { holdsOn } from "./enrollment-directory";
import { classScope } from "./scope";
import { classes, enrollments } from "./tables";

/** A row when the actor may see who else is in the class: by school or by teaching it. */
export function staffSight(ctx: Ctx, reach: Reach, id: string) {
  const sight = classScope(ctx, { ...reach, own: false }, classes);
  return ctx.db
    .select({ schoolId: classes.schoolId })
    .from(classes)
    .where(and(eq(classes.id, id), sight));
}

export function isPupilOn(classId: string, on: string): SQL[] {
  return [
    eq(enrollments.classId, classId),
    eq(enrollments.role, "student"),
    holdsOn(enrollments, on),
  ];
}

export function rosterRows(ctx: Ctx, classId: string, on: string) {
  const student = studentDirectory(ctx.db);
  return ctx.db
    .select({
      enrollmentId: enrollments.id,
      studentId: student.id,
      givenName: student.givenName,
      familyName: student.familyName,
      preferredName: student.preferredName,
      kanaGivenName: student.kanaGivenName,
      kanaFamilyName: student.kanaFamilyName,
      admissionNumber: student.admissionNumber,
      grade: student.grade,
      alertNote: student.alertNote,
      birthOn: student.birthOn,
      beginsOn: enrollments.beginsOn,
      endsOn: enrollments.endsOn,
    })
    .from(enrollments)
    .innerJoin(student, eq(student.id, enrollments.personId))
    .where(and(...isPupilOn(classId, on)))
    .orderBy(asc(student.sortName), asc(student.id))
    .$dynamic();
}

export function toClassStudent(
  ctx: Ctx,
  row: Awaited<ReturnType<typeof rosterRows>>[number],
): ClassStudent {
  const { kanaGivenName: _, kanaFamilyName: __, ...student } = row;
  return {
    ...student,
    displayName: displayName(row, ctx.tenant.locale),
    reading: readingOf(row),
  };
}
