import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { CalendarException, WeeklyMeeting } from "#domain/academics/index";
import type { MarkCategory } from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { calendarDays, enrollments, meetings, periods } from "../../worker/domain/academics/tables";
import { attendanceCodes, registers } from "../../worker/domain/attendance/tables";
import { roleAssignments } from "../../worker/domain/auth/tables";
import { schools } from "../../worker/domain/tenancy/tables";

export type Lesson = WeeklyMeeting & { classId: string; periodTitle: string | null };
export type Stay = { personId: string; beginsOn: string | null; endsOn: string | null };

/** What attendance is made from, as the database has it. */
export type Timetable = {
  lessons: Lesson[];
  calendar: CalendarException[];
  studentsOf: Map<string, Stay[]>;
  teacherOf: Map<string, string>;
  categories: Map<string, MarkCategory>;
  presentCode: string;
  timeZoneOf: Map<string, string>;
  officeOf: Map<string, string>;
  /** Registers that are there already: nobody's work is written over. */
  known: Set<string>;
  /** The highest number that a school's registers have. */
  seqOf: Map<string, number>;
};

/** Reads the timetable with what is known of the time from `from` to `to`. */
export async function loadTimetable(ctx: Ctx, from: string, to: string): Promise<Timetable> {
  const { db } = ctx;
  const [lessons, calendar, members, codes, schoolRows, office, known, seqs] = await db.batch([
    db
      .select({
        classId: meetings.classId,
        schoolId: meetings.schoolId,
        weekday: meetings.weekday,
        startsAt: meetings.startsAt,
        endsAt: meetings.endsAt,
        beginsOn: meetings.beginsOn,
        endsOn: meetings.endsOn,
        periodTitle: periods.title,
      })
      .from(meetings)
      .leftJoin(periods, eq(periods.id, meetings.periodId))
      .where(eq(meetings.status, "active")),
    db.select().from(calendarDays),
    db
      .select({
        classId: enrollments.classId,
        personId: enrollments.personId,
        role: enrollments.role,
        beginsOn: enrollments.beginsOn,
        endsOn: enrollments.endsOn,
      })
      .from(enrollments)
      .orderBy(asc(enrollments.id)),
    db
      .select({ code: attendanceCodes.code, category: attendanceCodes.category })
      .from(attendanceCodes)
      .where(eq(attendanceCodes.status, "active"))
      .orderBy(asc(attendanceCodes.position)),
    db.select({ id: schools.id, timeZone: schools.timeZone }).from(schools),
    db
      .select({ personId: roleAssignments.personId, schoolId: roleAssignments.schoolId })
      .from(roleAssignments)
      .where(inArray(roleAssignments.role, ["staff"])),
    db
      .select({ id: registers.id })
      .from(registers)
      .where(and(gte(registers.on, from), lte(registers.on, to))),
    db
      .select({ schoolId: registers.schoolId, seq: sql<number>`max(${registers.seq})` })
      .from(registers)
      .groupBy(registers.schoolId),
  ]);
  const studentsOf = new Map<string, Stay[]>();
  const teacherOf = new Map<string, string>();
  for (const { classId, role, ...stay } of members) {
    if (role === "teacher" && !teacherOf.has(classId)) teacherOf.set(classId, stay.personId);
    if (role !== "student") continue;
    const stays = studentsOf.get(classId);
    if (stays) stays.push(stay);
    else studentsOf.set(classId, [stay]);
  }
  return {
    lessons,
    calendar,
    studentsOf,
    teacherOf,
    categories: new Map(codes.map(({ code, category }) => [code, category])),
    presentCode: codes.find(({ category }) => category === "present")?.code ?? "",
    timeZoneOf: new Map(schoolRows.map(({ id, timeZone }) => [id, timeZone])),
    officeOf: new Map(
      office.flatMap((row) => (row.schoolId ? [[row.schoolId, row.personId] as const] : [])),
    ),
    known: new Set(known.map(({ id }) => id)),
    seqOf: new Map(seqs.map(({ schoolId, seq }) => [schoolId, seq])),
  };
}
