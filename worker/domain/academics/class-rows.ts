import { eq, type SQL, sql } from "drizzle-orm";
import { displayName, type PersonName, personDirectory, today } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { ClassTeacher, SchoolClass } from "./class.schema";
import { holdsOn } from "./enrollment-directory";
import { classes, courses, enrollments } from "./tables";

/** Classes with school, course, teachers of today (JSON text) and the number of students. */
export function classRows(ctx: Ctx, where: SQL | undefined) {
  const school = schoolDirectory(ctx.db);
  return ctx.db
    .select({
      cls: classes,
      schoolName: school.name,
      courseTitle: courses.title,
      teachers: teachersOf(ctx),
      studentCount: sql<number>`(select count(*) from ${enrollments}
        where ${enrollments.classId} = ${classes.id} and ${enrollments.role} = 'student'
        and ${holdsOn(enrollments, today(ctx))})`,
    })
    .from(classes)
    .leftJoin(school, eq(school.id, classes.schoolId))
    .leftJoin(courses, eq(courses.id, classes.courseId))
    .where(where)
    .$dynamic();
}

/** JSON text of the people who teach a class today, for queries that read from `classes`. */
export function teachersOf(ctx: Ctx): SQL<string> {
  const person = personDirectory(ctx.db, "teacher");
  return sql<string>`(select json_group_array(json_object(
      'enrollmentId', t.enrollment_id, 'personId', t.person_id, 'role', t.role, 'isPrimary', t.is_primary,
      'givenName', t.given_name, 'familyName', t.family_name, 'preferredName', t.preferred_name))
    from (select ${enrollments.id} as enrollment_id, ${enrollments.personId} as person_id,
      ${enrollments.role} as role, ${enrollments.isPrimary} as is_primary,
      ${person.givenName} as given_name, ${person.familyName} as family_name, ${person.preferredName} as preferred_name
      from ${enrollments} join ${person} on ${person.id} = ${enrollments.personId}
      where ${enrollments.classId} = ${classes.id} and ${enrollments.role} in ('teacher', 'assistant')
      and ${holdsOn(enrollments, today(ctx))}
      order by ${enrollments.isPrimary} desc, ${enrollments.role} desc, ${person.sortName}) as t)`;
}

export type ClassRow = Awaited<ReturnType<typeof classRows>>[number];
type TeacherJson = Omit<ClassTeacher, "displayName" | "isPrimary"> &
  PersonName & { isPrimary: number };

/** The teachers of a class on the wire, out of the JSON text. */
export function toTeachers(ctx: Ctx, json: string): ClassTeacher[] {
  return (JSON.parse(json) as TeacherJson[]).map((teacher) => ({
    enrollmentId: teacher.enrollmentId,
    personId: teacher.personId,
    displayName: displayName(teacher, ctx.tenant.locale),
    role: teacher.role,
    isPrimary: teacher.isPrimary === 1,
  }));
}

/** A class on the wire. */
export function toClass(ctx: Ctx, row: ClassRow): SchoolClass {
  const { cls } = row;
  return {
    id: cls.id,
    sourcedId: cls.sourcedId,
    schoolId: cls.schoolId,
    schoolName: row.schoolName ?? "",
    courseId: cls.courseId,
    courseTitle: row.courseTitle,
    title: cls.title,
    code: cls.code,
    type: cls.type,
    grades: cls.grades,
    location: cls.location,
    periods: cls.periods,
    status: cls.endedOn !== null && cls.endedOn <= today(ctx) ? "ended" : cls.status,
    endedOn: cls.endedOn,
    teachers: toTeachers(ctx, row.teachers),
    studentCount: row.studentCount,
    updatedAt: isoTime(cls.updatedAt),
  };
}
