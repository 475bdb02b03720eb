import { eq, sql } from "drizzle-orm";
import { meetingsOn } from "#domain/academics/index";
import { insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { calendarDays, meetings } from "../../worker/domain/academics/tables";
import type { demoIds } from "./ids";

/**
 * A demo is shown on any day: where the calendar has no lessons today, the day gets the timetable of
 * the fullest weekday. A day off that somebody entered stays one.
 */
export async function openToday(
  ctx: Ctx,
  ids: ReturnType<typeof demoIds>,
  on: string,
  title: string,
): Promise<void> {
  const [weekly, calendar] = await ctx.db.batch([
    ctx.db.select().from(meetings).where(eq(meetings.status, "active")),
    ctx.db.select().from(calendarDays),
  ]);
  if (meetingsOn(on, weekly, calendar).length > 0) return;
  const counts = new Map<number, number>();
  for (const { weekday } of weekly) counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
  const weekday = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (!weekday) return;
  const id = ids("cal", on);
  const day = {
    id,
    on,
    kind: "school_day" as const,
    title,
    weekday,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  const [write] = insertMany(
    ctx.db,
    calendarDays,
    [day],
    sql`on conflict (on_date, school_id) do update set kind = excluded.kind, title = excluded.title,
      weekday = excluded.weekday where calendar_days.id = ${id}`,
  );
  if (write) await ctx.db.batch([write]);
}
