import { and, eq, inArray, sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { schoolGuard } from "#domain/tenancy/index";
import { addDays } from "#platform/clock";
import { commit, insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { statusOf } from "./enrollment-writes";
import { listPeriods } from "./list-periods";
import { idPerRow } from "./sql-ids";
import { meetings, periods } from "./tables";
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

type Times = { startsAt: string; endsAt: string };

function differs(before: Period, after: Omit<Period, "id" | "schoolId">): boolean {
  return (
    before.title !== after.title ||
    before.startsAt !== after.startsAt ||
    before.endsAt !== after.endsAt ||
    before.position !== after.position
  );
}

/** Weekly times of the period go on with new times; what was before `from` stays as it was. */
function followWrites(
  ctx: Ctx,
  periodId: string,
  { startsAt, endsAt }: Times,
  from: string,
): Write[] {
  const older = sql`${meetings.periodId} = ${periodId} and coalesce(${meetings.beginsOn}, '') < ${from}
    and (${meetings.endsOn} is null or ${meetings.endsOn} >= ${from})`;
  const lastDay = addDays(from, -1);
  return [
    ctx.db.run(sql`insert into ${meetings} (id, class_id, school_id, weekday, period_id, starts_at,
        ends_at, location, begins_on, ends_on, status, created_at, updated_at)
      select ${idPerRow("mtg", ctx.now)}, class_id, school_id, weekday, period_id, ${startsAt},
        ${endsAt}, location, ${from}, ends_on, status, ${ctx.now}, ${ctx.now}
      from ${meetings} where ${older}`) as unknown as Write,
    ctx.db
      .update(meetings)
      .set({ endsOn: lastDay, status: statusOf(ctx, lastDay), updatedAt: ctx.now })
      .where(older),
    ctx.db
      .update(meetings)
      .set({ startsAt, endsAt, updatedAt: ctx.now })
      .where(sql`${meetings.periodId} = ${periodId} and ${meetings.beginsOn} >= ${from}`),
  ];
}
