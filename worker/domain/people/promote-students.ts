import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { AuditEntry, Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { studentStays, students } from "./tables";
import { today } from "./today";

export type GradeSteps = { from: string; to: string | null }[];

/** Enrolled students who were there on the last day of the year. */
function wasThere(lastDay: string): SQL | undefined {
  return and(
    eq(students.status, "enrolled"),
    isNull(students.leftOn),
    sql`coalesce(${students.enteredOn}, '') <= ${lastDay}`,
  );
}

/** How many students are in each grade on the last day of a year; goes into a batch. */
export function gradeCounts(ctx: Ctx, lastDay: string) {
  return ctx.db
    .select({ grade: students.grade, count: sql<number>`count(*)` })
    .from(students)
    .where(and(wasThere(lastDay), sql`${students.grade} is not null`))
    .groupBy(students.grade)
    .orderBy(sql`cast(${students.grade} as integer)`, students.grade);
}

/** The students of grades that leave at the end of a year; goes into a batch. */
export function graduatesOf(ctx: Ctx, grades: string[], lastDay: string) {
  return ctx.db
    .select({ id: students.id, schoolId: students.schoolId })
    .from(students)
    .where(and(wasThere(lastDay), sql`${students.grade} in ${oneOf(grades)}`));
}

/** The writes that let graduates leave on the last day and everybody else go up a grade. */
export function promotionWrites(
  ctx: Ctx,
  steps: GradeSteps,
  graduates: { id: string; schoolId: string }[],
  lastDay: string,
): { writes: Write[]; audit: AuditEntry[] } {
  const left = { leftOn: lastDay, leaveReason: "graduated" as const };
  const ids = oneOf(graduates.map((student) => student.id));
  const upward = steps.filter((step) => step.to !== null && step.to !== step.from);
  const map = JSON.stringify(Object.fromEntries(upward.map((step) => [step.from, step.to])));
  return {
    writes: [
      ctx.db.run(sql`insert into ${studentStays} (student_id, school_id, entered_on)
        select ${students.id}, ${students.schoolId}, coalesce(${students.enteredOn}, ${lastDay})
        from ${students} where ${students.id} in ${ids}
        on conflict do nothing`) as unknown as Write,
      ctx.db
        .update(studentStays)
        .set(left)
        .where(and(sql`${studentStays.studentId} in ${ids}`, isNull(studentStays.leftOn))),
      ctx.db
        .update(students)
        .set({ ...left, status: lastDay <= today(ctx) ? "left" : "enrolled", updatedAt: ctx.now })
        .where(sql`${students.id} in ${ids}`),
      ctx.db.run(sql`update ${students} set updated_at = ${ctx.now},
          grade = (select step.value from json_each(${map}) as step where step.key = ${students.grade})
        where ${wasThere(lastDay)} and ${students.grade} in (select step.key from json_each(${map}) as step)`) as unknown as Write,
    ],
    audit: graduates.map((student) => ({
      action: "student.left",
      subjectType: "student",
      subjectId: student.id,
      schoolId: student.schoolId,
      after: { on: lastDay, reason: "graduated" },
    })),
  };
}
