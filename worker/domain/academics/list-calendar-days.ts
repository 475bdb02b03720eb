import { and, asc, gte, inArray, lte } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { calendarDays } from "./tables";
import type { CalendarDay, CalendarDayQuery } from "./timetable.schema";

const MOST = 1000;

/** Days that differ from the week, by date: of one school (with those of every school), or all. */
export async function listCalendarDays(ctx: Ctx, query: CalendarDayQuery): Promise<CalendarDay[]> {
  requireReach(ctx, "academics:read");
  const rows = await ctx.db
    .select()
    .from(calendarDays)
    .where(
      and(
        query.schoolId ? inArray(calendarDays.schoolId, ["", query.schoolId]) : undefined,
        query.from ? gte(calendarDays.on, query.from) : undefined,
        query.to ? lte(calendarDays.on, query.to) : undefined,
      ),
    )
    .orderBy(asc(calendarDays.on), asc(calendarDays.schoolId))
    .limit(MOST);
  return rows.map(toCalendarDay);
}

export function toCalendarDay(row: typeof calendarDays.$inferSelect): CalendarDay {
  const { createdAt: _, updatedAt, schoolId, ...day } = row;
  return { ...day, schoolId: schoolId || null, updatedAt: isoTime(updatedAt) };
}
