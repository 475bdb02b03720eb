import { and, asc, eq, type SQL } from "drizzle-orm";
import { coversSchool, type Reach, requireReach } from "#domain/auth/index";
import {
  displayName,
  readingOf,
  studentDirectory,
  studentRecords,
  today,
} from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { ClassProfile, ClassStudent, ClassStudentQuery } from "./class.schema";
import { classRows, toClass } from "./class-rows";
import { holdsOn, isNotOver } from "./enrollment-directory";
import { meetingRows, toMeeting } from "./meeting-rows";
import { classScope } from "./scope";
import { academicSessions, classes, classSessions, enrollments, meetings } from "./tables";

/** One class with its students, weekly times and terms. Families get it without the students. */
export async function getClass(ctx: Ctx, id: string): Promise<ClassProfile> {
  return readClass(ctx, requireReach(ctx, "academics:read"), id);
}

/** The class as seen by a reach that was checked already. */
export async function readClass(ctx: Ctx, reach: Reach, id: string): Promise<ClassProfile> {
  const on = today(ctx);
  const [[row], roster, times, terms, [staffView]] = await ctx.db.batch([
    classRows(ctx, and(eq(classes.id, id), classScope(ctx, reach, classes))),
    rosterRows(ctx, id, on),
    meetingRows(ctx, and(eq(meetings.classId, id), isNotOver(meetings, on))),
    ctx.db
      .select({
        id: academicSessions.id,
        title: academicSessions.title,
        type: academicSessions.type,
        startsOn: academicSessions.startsOn,
        endsOn: academicSessions.endsOn,
      })
      .from(classSessions)
      .innerJoin(academicSessions, eq(academicSessions.id, classSessions.sessionId))
      .where(eq(classSessions.classId, id))
      .orderBy(asc(academicSessions.startsOn), asc(academicSessions.endsOn)),
    staffSight(ctx, reach, id),
  ]);
  if (!row) throw notFound("This class");
  return {
    ...toClass(ctx, row),
    students: staffView ? roster.map((one) => toClassStudent(ctx, one)) : [],
    meetings: times.map(toMeeting),
    terms,
  };
}

/** The students of a class on a school date, by name. */
export async function listClassStudents(
  ctx: Ctx,
  id: string,
  query: ClassStudentQuery,
): Promise<Page<ClassStudent>> {
  const reach = requireReach(ctx, "academics:read");
  const on = query.on ?? today(ctx);
  const record = studentRecords(ctx.db);
  const [[staffView], rows, count] = await ctx.db.batch([
    staffSight(ctx, reach, id),
    rosterRows(ctx, id, on).limit(query.perPage).offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ id: enrollments.id })
        .from(enrollments)
        .innerJoin(record, eq(record.id, enrollments.personId))
        .where(and(...isPupilOn(id, on))),
    ),
  ]);
  if (!staffView) throw notFound("This class");
  return pageOf(
    query,
    rows.map((row) => toClassStudent(ctx, row)),
    count,
  );
}

/** A row when the actor may see who else is in the class: by school or by teaching it. */
function staffSight(ctx: Ctx, reach: Reach, id: string) {
  const sight = classScope(ctx, { ...reach, own: false }, classes);
  return ctx.db
    .select({ schoolId: classes.schoolId })
    .from(classes)
    .where(and(eq(classes.id, id), sight));
}

function isPupilOn(classId: string, on: string): SQL[] {
  return [
    eq(enrollments.classId, classId),
    eq(enrollments.role, "student"),
    holdsOn(enrollments, on),
  ];
}

function rosterRows(ctx: Ctx, classId: string, on: string) {
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

function toClassStudent(
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

/** The class row, when the actor may change it; NOT_FOUND when missing or out of reach. */
export async function classToWrite(ctx: Ctx, id: string): Promise<typeof classes.$inferSelect> {
  const reach = requireReach(ctx, "academics:write");
  const [row] = await ctx.db.select().from(classes).where(eq(classes.id, id));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This class");
  return row;
}
