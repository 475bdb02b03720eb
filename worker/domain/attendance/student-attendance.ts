import { and, between, desc, eq, isNotNull, sql } from "drizzle-orm";
import { classDirectory } from "#domain/academics/index";
import { requireReach } from "#domain/auth/index";
import { studentDirectory } from "#domain/people/index";
import { dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { markColumns, toMark } from "./load-register";
import { refOf } from "./person-ref";
import { requireSpan } from "./span";
import type { StudentAttendance } from "./student-attendance.schema";
import { reachedAsFamily, reachedAsStaff } from "./student-scope";
import { marks, registers } from "./tables";

/**
 * A student's marks between two dates with counts and the rate: for the office, teachers of one of
 * the student's classes, guardians and the student. Families see submitted registers only.
 */
export async function studentAttendance(
  ctx: Ctx,
  input: { studentId: string; from: string; to: string },
): Promise<StudentAttendance> {
  const reach = requireReach(ctx, "attendance:read");
  const { studentId, from, to } = input;
  requireSpan(from, to);
  const { db } = ctx;
  const today = dateIn(ctx.tenant.timeZone, ctx.now);
  const student = studentDirectory(db);
  const course = classDirectory(db);
  const [[who], rows] = await db.batch([
    db
      .select({
        id: student.id,
        givenName: student.givenName,
        familyName: student.familyName,
        preferredName: student.preferredName,
        asStaff: sql<number>`${reachedAsStaff(ctx, reach, student, today)}`.as("as_staff"),
        asFamily: sql<number>`${reachedAsFamily(ctx, reach, student.id)}`.as("as_family"),
      })
      .from(student)
      .where(eq(student.id, studentId)),
    db
      .select({
        ...markColumns,
        by: refOf(db, marks.setBy),
        registerId: marks.registerId,
        classId: marks.classId,
        classTitle: course.title,
        on: marks.on,
        startsAt: marks.startsAt,
        periodTitle: registers.periodTitle,
        state: registers.state,
      })
      .from(marks)
      .innerJoin(registers, eq(registers.id, marks.registerId))
      .innerJoin(course, eq(course.id, marks.classId))
      .where(
        and(eq(marks.studentId, studentId), between(marks.on, from, to), isNotNull(marks.code)),
      )
      .orderBy(desc(marks.on), desc(marks.startsAt)),
  ]);
  if (!who || !(who.asStaff || who.asFamily)) throw notFound("The student");
  const shown = who.asStaff ? rows : rows.filter(({ state }) => state === "submitted");
  const counts = { present: 0, late: 0, absent: 0, excused: 0 };
  for (const { category } of shown) if (category) counts[category]++;
  const { asStaff: _staff, asFamily: _family, ...name } = who;
  return {
    student: name,
    from,
    to,
    marks: shown.map(({ state: _state, studentId: _student, ...row }) => ({
      ...row,
      ...withoutStudent(toMark({ ...row, studentId })),
    })),
    counts,
    rate: shown.length === 0 ? null : (counts.present + counts.late) / shown.length,
  };
}

function withoutStudent<T extends { studentId: string }>({ studentId: _, ...mark }: T) {
  return mark;
}
