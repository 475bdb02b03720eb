import { and, asc, eq } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { gradeCounts } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { classRows } from "./class-rows";
import { runsIn } from "./list-classes";
import type { RollOverPlan } from "./roll-over.schema";
import { proposedSteps, proposedTitle, yearLater } from "./roll-over-rules";
import { yearTitle } from "./school-year";
import { academicSessions, classes } from "./tables";

/** A proposal for the school year after this one, for a person to look through before it is done. */
export async function planRollOver(ctx: Ctx, fromSessionId: string): Promise<RollOverPlan> {
  requireSchool(ctx, "academics:write", null);
  const [[year], terms, rows] = await ctx.db.batch([
    ctx.db.select().from(academicSessions).where(eq(academicSessions.id, fromSessionId)),
    ctx.db
      .select()
      .from(academicSessions)
      .where(
        and(eq(academicSessions.parentId, fromSessionId), eq(academicSessions.status, "active")),
      )
      .orderBy(asc(academicSessions.startsOn)),
    classRows(ctx, and(eq(classes.status, "active"), runsIn(fromSessionId))).orderBy(
      asc(classes.title),
      asc(classes.id),
    ),
  ]);
  if (!year) throw notFound("This school year");
  if (year.type !== "schoolYear") throw invalid("fromSessionId", "Choose a school year.");
  const counts = await gradeCounts(ctx, year.endsOn);
  const grades = counts.flatMap(({ grade }) => (grade === null ? [] : [grade]));
  const steps = proposedSteps(grades);
  const stepOf = (grade: string) => steps.find((step) => step.from === grade);
  const [startsOn, endsOn] = [yearLater(year.startsOn), yearLater(year.endsOn)];
  return {
    fromSessionId,
    fromTitle: year.title,
    year: {
      title: yearTitle(startsOn, endsOn, ctx.tenant.locale),
      startsOn,
      endsOn,
      terms: terms.map((term) => ({
        type: term.type === "schoolYear" ? "term" : term.type,
        title: term.title,
        startsOn: yearLater(term.startsOn),
        endsOn: yearLater(term.endsOn),
      })),
    },
    classes: rows.map((row) => {
      const { cls } = row;
      const next = cls.grades.map((grade) => stepOf(grade)?.to ?? null);
      const goesOn = cls.grades.length === 0 || next.some((grade) => grade !== null);
      return {
        classId: cls.id,
        currentTitle: cls.title,
        schoolName: row.schoolName ?? "",
        type: cls.type,
        studentCount: row.studentCount,
        title: goesOn ? proposedTitle(cls.title, cls.grades[0]) : cls.title,
        grades: goesOn ? next.filter((grade): grade is string => grade !== null) : cls.grades,
        carry: goesOn,
        carryStudents: goesOn,
        carryTeachers: true,
        carryMeetings: true,
      };
    }),
    grades: steps.map((step) => ({
      ...step,
      studentCount: counts.find((one) => one.grade === step.from)?.count ?? 0,
    })),
  };
}
