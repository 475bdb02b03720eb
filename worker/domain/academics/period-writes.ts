import { sql } from "drizzle-orm";
import { addDays } from "#platform/clock";
import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { statusOf } from "./enrollment-writes";
import { idPerRow } from "./sql-ids";
import { meetings } from "./tables";
import type { Period } from "./timetable.schema";

type Times = { startsAt: string; endsAt: string };

export function differs(before: Period, after: Omit<Period, "id" | "schoolId">): boolean {
  return (
    before.title !== after.title ||
    before.startsAt !== after.startsAt ||
    before.endsAt !== after.endsAt ||
    before.position !== after.position
  );
}

/** Weekly times of the period go on with new times; what was before `from` stays as it was. */
export function followWrites(
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
