import { and, eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { runsIn } from "./list-classes";
import type { RollOver } from "./roll-over.schema";
import type { Carried } from "./roll-over-writes";
import { academicSessions, classes } from "./tables";

type ClassRow = typeof classes.$inferSelect;

export type OldYear = {
  lastDay: string;
  /** Every open class of the year. */
  classes: ClassRow[];
  /** The new classes that some of them go on as, and who is carried over with each. */
  next: ClassRow[];
  carried: Carried[];
};

/** The year that is left behind, checked against what is to become of it. */
export async function readOldYear(ctx: Ctx, input: RollOver): Promise<OldYear> {
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
  if (new Set(input.classes.map((one) => one.classId)).size < input.classes.length) {
    throw invalid("classes", "A class is named twice.");
  }
  const pairs = input.classes.map((one) => {
    const row = old.find((cls) => cls.id === one.classId);
    if (!row) throw notFound("This class of the old year");
    return { one, next: newClass(ctx, row, one) };
  });
  return {
    lastDay: year.endsOn,
    classes: old,
    next: pairs.map((pair) => pair.next),
    carried: pairs.map(({ one, next }) => ({
      from: one.classId,
      to: next.id,
      students: one.carryStudents,
      teachers: one.carryTeachers,
      meetings: one.carryMeetings,
    })),
  };
}

function newClass(ctx: Ctx, row: ClassRow, next: { title: string; grades: string[] }): ClassRow {
  const id = newId("cls", ctx.now);
  return {
    ...row,
    id,
    sourcedId: id,
    title: next.title,
    grades: next.grades,
    status: "active",
    endedOn: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
