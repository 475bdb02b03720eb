import { and, eq, inArray } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { schoolGuard } from "#domain/tenancy/index";
import { commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { listPeriods } from "./list-periods";
import { differs, followWrites } from "./period-writes";
import { periods } from "./tables";
import type { Period, PeriodsReplace } from "./timetable.schema";

/**
 * Sets the bell schedule of a school. Classes that meet in a period follow its new times from a date
 * on; a period that is left out is no longer offered, and classes keep the times they have.
 */
export async function replacePeriods(ctx: Ctx, input: PeriodsReplace): Promise<Period[]> {
  const { schoolId } = input;
  requireSchool(ctx, "academics:write", schoolId);
  const from = input.from ?? today(ctx);
  input.periods.forEach((period, at) => {
    if (period.endsAt <= period.startsAt) {
      throw invalid(`periods.${at}.endsAt`, "The end lies before the start.");
    }
  });
  const current = await ctx.db
    .select()
    .from(periods)
    .where(and(eq(periods.schoolId, schoolId), eq(periods.status, "active")));
  const rows = input.periods.map(({ id, ...period }, position) => ({
    id: id ?? newId("per", ctx.now),
    isNew: id === undefined,
    before: current.find((one) => one.id === id),
    values: { ...period, position },
  }));
  if (rows.some((row) => !row.isNew && !row.before)) throw notFound("This period");
  const kept = new Set(rows.map((row) => row.id));
  if (kept.size < rows.length) throw invalid("periods", "A period is named twice.");
  const gone = current.filter((one) => !kept.has(one.id)).map((one) => one.id);
  const added = rows.filter((row) => row.isNew);
  const changed = rows.filter((row) => row.before && differs(row.before, row.values));
  const moved = changed.filter(
    ({ before, values }) =>
      before?.startsAt !== values.startsAt || before?.endsAt !== values.endsAt,
  );
  await commit(ctx, {
    guards: [schoolGuard(schoolId)],
    writes: [
      ...(gone.length > 0
        ? [ctx.db.update(periods).set({ status: "ended" }).where(inArray(periods.id, gone))]
        : []),
      ...insertMany(
        ctx.db,
        periods,
        added.map(({ id, values }) => ({ id, schoolId, ...values })),
      ),
      ...changed.map(({ id, values }) =>
        ctx.db.update(periods).set(values).where(eq(periods.id, id)),
      ),
      ...moved.flatMap(({ id, values }) => followWrites(ctx, id, values, from)),
    ],
    audit: {
      action: "period.updated",
      subjectType: "school",
      subjectId: schoolId,
      schoolId,
      before: current.map(({ id, title, startsAt, endsAt }) => ({ id, title, startsAt, endsAt })),
      after: rows.map(({ id, values }) => ({ id, ...values })),
    },
  });
  return listPeriods(ctx, { schoolId });
}
