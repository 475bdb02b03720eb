import { today } from "#domain/people/index";
import { addDays, isDate } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { TIMETABLE_DAYS_MAX } from "./constants";
import type { TimetableQuery } from "./timetable.schema";

export function requireRange(ctx: Ctx, query: TimetableQuery): { from: string; to: string } {
  const from = query.from ?? today(ctx);
  const to = query.to ?? (query.from ? addDays(from, 6) : from);
  if (!isDate(from) || !isDate(to) || to < from)
    throw invalid("to", "The end lies before the begin.");
  if (addDays(from, TIMETABLE_DAYS_MAX) <= to) {
    throw invalid("to", `Ask for at most ${TIMETABLE_DAYS_MAX} days.`);
  }
  return { from, to };
}
