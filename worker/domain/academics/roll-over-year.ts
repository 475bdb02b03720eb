import { sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { gradeCounts, graduatesOf, promotionWrites } from "#domain/people/index";
import { type AuditEntry, commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { newYearRows } from "./new-year";
import { readOldYear } from "./read-old-year";
import type { RolledOver, RollOver } from "./roll-over.schema";
import { yearTurnWrites } from "./roll-over-writes";
import { sessionTreeGuards } from "./session-guards";
import { academicSessions, classes, classSessions, enrollments } from "./tables";

/**
 * Begins a new school year: its terms, the classes that go on as new ones with their people and
 * weekly times, students a grade up or leaving. The old year's classes end on its last day and keep
 * everything. One commit, whatever the size of the school.
 */
export async function rollOverYear(ctx: Ctx, input: RollOver): Promise<RolledOver> {
  requireSchool(ctx, "academics:write", null);
  requireSchool(ctx, "people:write", null);
  const old = await readOldYear(ctx, input);
  const { lastDay } = old;
  const sessions = newYearRows(ctx, input.year);
  const leavingGrades = input.grades.filter((step) => step.to === null).map((step) => step.from);
  const [graduates, counts] = await ctx.db.batch([
    graduatesOf(ctx, leavingGrades, lastDay),
    gradeCounts(ctx, lastDay),
  ]);
  const promotion = promotionWrites(ctx, input.grades, graduates, lastDay);
  const up = new Set(input.grades.flatMap(({ from, to }) => (to && to !== from ? [from] : [])));
  const result = {
    sessionId: sessions.year.id,
    classesEnded: old.classes.length,
    classesCreated: old.next.length,
    studentsPromoted: counts
      .filter(({ grade }) => grade !== null && up.has(grade))
      .reduce((sum, { count }) => sum + count, 0),
    studentsLeft: graduates.length,
  };
  await commit(ctx, {
    guards: sessionTreeGuards(sessions.year),
    writes: [
      ...insertMany(ctx.db, academicSessions, sessions.rows),
      ...insertMany(ctx.db, classes, old.next),
      ...insertMany(
        ctx.db,
        classSessions,
        old.next.map((row) => ({ classId: row.id, sessionId: sessions.year.id })),
      ),
      ...yearTurnWrites(ctx, {
        lastDay,
        firstDay: input.year.startsOn,
        oldClassIds: old.classes.map((row) => row.id),
        leavingGrades,
        carried: old.carried,
      }),
      ...promotion.writes,
    ],
    audit: [
      {
        action: "year.rolled_over",
        subjectType: "academic_session",
        subjectId: sessions.year.id,
        before: { sessionId: input.fromSessionId },
        after: { ...input.year, grades: input.grades, ...result },
      },
      ...sessions.audit,
      ...old.classes.map((row) => classAudit("class.ended", row, { endedOn: lastDay })),
      ...old.next.map((row) => classAudit("class.created", row, { title: row.title })),
      ...promotion.audit,
    ],
  });
  const ids = oneOf(old.next.map((row) => row.id));
  const [made] = await ctx.db.all<{ count: number }>(
    sql`select count(*) as count from ${enrollments} where ${enrollments.classId} in ${ids}`,
  );
  return { ...result, enrollmentsCreated: made?.count ?? 0 };
}

function classAudit(
  action: "class.ended" | "class.created",
  row: { id: string; schoolId: string },
  after: unknown,
): AuditEntry {
  return { action, subjectType: "class", subjectId: row.id, schoolId: row.schoolId, after };
}
