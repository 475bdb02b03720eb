import { z } from "zod";
import { CalendarDaySet, datesBetween, setCalendarDay } from "#domain/academics/index";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";

const MOST_DAYS = 92;

/** A day or, with `until`, several in a row. */
export const CalendarForm = CalendarDaySet.extend({ until: z.iso.date().optional() });
type CalendarForm = z.infer<typeof CalendarForm>;

/** Says it of every day from the first to the last; how many there were. */
export async function setDays(ctx: Ctx, { until, ...day }: CalendarForm): Promise<number> {
  const last = until ?? day.on;
  if (last < day.on) throw invalid("until", "The last day lies before the first.");
  const dates = datesBetween(day.on, last);
  if (dates.length > MOST_DAYS) throw invalid("until", "At most 92 days in a row.");
  for (const on of dates) await setCalendarDay(ctx, { ...day, on });
  return dates.length;
}
