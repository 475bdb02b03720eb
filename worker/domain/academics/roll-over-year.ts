import { and, eq, sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { gradeCounts, graduatesOf, promotionWrites } from "#domain/people/index";
import { type AuditEntry, commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { oneOf } from "#platform/listing";
import { runsIn } from "./list-classes";
import { newYearRows } from "./new-year";
import type { RolledOver, RollOver } from "./roll-over.schema";
import { yearTurnWrites } from "./roll-over-writes";
import { sessionTreeGuards } from "./session-guards";
import { academicSessions, classes, classSessions, enrollments } from "./tables";

type ClassRow = typeof classes.$inferSelect;

/**
 * Begins a new school year: its terms, the classes that go on as new ones with their people and
 * weekly times, students a grade up or leaving. The old year's classes end on its last day and keep
 * everything. One commit, whatever the size of the school.
 */
export async function rollOverYear(ctx: Ctx, input: RollOver): Promise<RolledOver> {
  requireSchool(ctx, "academics:write", null);
  requireSchool(ctx, "people:write", null);
  const { fromSessionId } = input;
  const [[year], old] = await ctx.db.batch([
    ctx.db.select().from(academicSessions).where(eq(academicSessions.id, fromSessionId)),
    ctx.db
      .select()
      .from(classes)
      .where(and(eq(classes.status, "active"), runsIn(fromSessionId))),
  ]);
  if (!year) throw notFound("This school year");
  if (year.type !== "schoolYear") throw invalid("fromSessionId", "Choose a school year.");
  if (input.year.startsOn <= year.endsOn) {
    throw invalid("year.startsOn", "The new year begins before the old one has ended.");
  }
  const sessions = newYearRows(ctx, input.year);
  const carried = input.classes.map((one) => {
    const row = old.find((cls) => cls.id === one.classId);
    if (!row) throw notFound("This class of the old year");
    return { ...one, row, newId: newId("cls", ctx.now) };
  });
  if (new Set(carried.map((one) => one.classId)).size < carried.length) {
    throw invalid("classes", "A class is named twice.");
  }
  const leavingGrades = input.grades.filter((step) => step.to === null).map((step) => step.from);
  const lastDay = year.endsOn;
  const [graduates, counts] = await ctx.db.batch([
    graduatesOf(ctx, leavingGrades, lastDay),
    gradeCounts(ctx, lastDay),
  ]);
  const promotion = promotionWrites(ctx, input.grades, graduates, lastDay);
  const created = carried.map((one) => newClass(ctx, one.row, one));
  const turn = {
    lastDay,
    firstDay: input.year.startsOn,
    oldClassIds: old.map((row) => row.id),
    leavingGrades,
    carried: carried.map((one) => ({
      from: one.classId,
      to: one.newId,
      students: one.carryStudents,
      teachers: one.carryTeachers,
      meetings: one.carryMeetings,
    })),
  };
  const up = new Set(input.grades.flatMap(({ from, to }) => (to && to !== from ? [from] : [])));
  const studentsPromoted = counts
    .filter(({ grade }) => grade !== null && up.has(grade))
    .reduce((sum, { count }) => sum + count, 0);
  await commit(ctx, {
    guards: sessionTreeGuards(sessions.year),
    writes: [
      ...insertMany(ctx.db, academicSessions, sessions.rows),
      ...insertMany(ctx.db, classes, created),
      ...insertMany(
        ctx.db,
        classSessions,
        created.map((row) => ({ classId: row.id, sessionId: sessions.year.id })),
      ),
      ...yearTurnWrites(ctx, turn),
      ...promotion.writes,
    ],
    audit: [
      {
        action: "year.rolled_over",
        subjectType: "academic_session",
        subjectId: sessions.year.id,
        before: { sessionId: fromSessionId, classes: old.length },
        after: { ...input.year, grades: input.grades, classes: created.length, studentsPromoted },
      },
      ...sessions.audit,
      ...old.map((row): AuditEntry => classAudit("class.ended", row, { endedOn: lastDay })),
      ...created.map((row): AuditEntry => classAudit("class.created", row, { title: row.title })),
      ...promotion.audit,
    ],
  });
  const [made] = await ctx.db.all<{ count: number }>(
    sql`select count(*) as count from ${enrollments} where ${enrollments.classId} in ${oneOf(created.map((row) => row.id))}`,
  );
  return {
    sessionId: sessions.year.id,
    classesEnded: old.length,
    classesCreated: created.length,
    studentsPromoted,
    studentsLeft: graduates.length,
    enrollmentsCreated: made?.count ?? 0,
  };
}

function newClass(
  ctx: Ctx,
  row: ClassRow,
  next: { newId: string; title: string; grades: string[] },
): ClassRow {
  return {
    ...row,
    id: next.newId,
    sourcedId: next.newId,
    title: next.title,
    grades: next.grades,
    status: "active",
    endedOn: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

function classAudit(
  action: "class.ended" | "class.created",
  row: ClassRow,
  after: unknown,
): AuditEntry {
  return { action, subjectType: "class", subjectId: row.id, schoolId: row.schoolId, after };
}
