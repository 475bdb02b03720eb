import { and, between, desc, eq, isNotNull, sql } from "drizzle-orm";
import { classDirectory } from "#domain/academics/index";
import { dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { ClassAttendance } from "./class-attendance.schema";
import { ratedBy, total } from "./rates";
import { registersWithin, requireRegisterReach } from "./register-scope";
import { requireSpan } from "./span";
import { marks, registers } from "./tables";

const MOST_SESSIONS = 400;

/** The sessions of a class between two dates and each student's share of them. One round trip. */
export async function classAttendance(
  ctx: Ctx,
  input: { classId: string; from: string; to: string },
): Promise<ClassAttendance> {
  const reach = requireRegisterReach(ctx);
  requireSpan(input.from, input.to);
  const { classId, from, to } = input;
  const { db } = ctx;
  const course = classDirectory(db);
  const within = registersWithin(ctx, reach, dateIn(ctx.tenant.timeZone, ctx.now), {});
  const [[access], sessions, rows] = await db.batch([
    db
      .select({
        allowed:
          sql<number>`${within({ schoolId: course.schoolId, classId: course.id }) ?? sql`1`}`.as(
            "allowed",
          ),
      })
      .from(course)
      .where(eq(course.id, classId)),
    db
      .select({
        registerId: registers.id,
        on: registers.on,
        startsAt: registers.startsAt,
        endsAt: registers.endsAt,
        periodTitle: registers.periodTitle,
        state: registers.state,
        present: registers.present,
        late: registers.late,
        absent: registers.absent,
        excused: registers.excused,
        unmarked: registers.unmarked,
      })
      .from(registers)
      .where(and(eq(registers.classId, classId), between(registers.on, from, to)))
      .orderBy(desc(registers.on), desc(registers.startsAt))
      .limit(MOST_SESSIONS),
    db
      .select({
        id: marks.studentId,
        category: marks.category,
        count: sql<number>`count(*)`.as("count"),
      })
      .from(marks)
      .where(
        and(eq(marks.classId, classId), between(marks.on, from, to), isNotNull(marks.category)),
      )
      .groupBy(marks.studentId, marks.category),
  ]);
  if (!access?.allowed) throw notFound("This class");
  const students = ratedBy(rows);
  return {
    classId,
    from,
    to,
    sessions: sessions.map(({ present, late, absent, excused, unmarked, ...session }) => ({
      ...session,
      counts: { present, late, absent, excused, unmarked },
    })),
    students: students.map(({ id, ...rated }) => ({ studentId: id, ...rated })),
    ...total(students),
  };
}
