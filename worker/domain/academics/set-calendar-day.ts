import { and, eq } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { schoolGuard } from "#domain/tenancy/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, invalid } from "#platform/errors";
import { newId } from "#platform/ids";
import { toCalendarDay } from "./list-calendar-days";
import { calendarDays } from "./tables";
import type { CalendarDay, CalendarDaySet } from "./timetable.schema";

/** Says how a day differs from the week, for one school or for every one. Replaces what was said. */
export async function setCalendarDay(ctx: Ctx, input: CalendarDaySet): Promise<CalendarDay> {
  const schoolId = input.schoolId || null;
  requireSchool(ctx, "academics:write", schoolId);
  if (input.kind === "early_closing" && !input.closesAt) {
    throw invalid("closesAt", "Say when the day ends.");
  }
  const that = and(eq(calendarDays.on, input.on), eq(calendarDays.schoolId, schoolId ?? ""));
  const [before] = await ctx.db.select().from(calendarDays).where(that);
  const id = before?.id ?? newId("cal", ctx.now);
  const values = {
    kind: input.kind,
    title: input.title,
    weekday: input.kind === "school_day" ? (input.weekday ?? null) : null,
    closesAt: input.kind === "early_closing" ? (input.closesAt ?? null) : null,
    updatedAt: ctx.now,
  };
  await commit(ctx, {
    guards: schoolId ? [schoolGuard(schoolId)] : [],
    writes: [
      ctx.db
        .insert(calendarDays)
        .values({ id, schoolId: schoolId ?? "", on: input.on, createdAt: ctx.now, ...values })
        .onConflictDoUpdate({ target: [calendarDays.on, calendarDays.schoolId], set: values }),
    ],
    audit: {
      action: "calendar.updated",
      subjectType: "calendar_day",
      subjectId: id,
      schoolId,
      before,
      after: { on: input.on, ...values },
    },
  });
  const [row] = await ctx.db.select().from(calendarDays).where(that);
  if (!row) throw new DomainError("CONFLICT", "Somebody removed this day at the same time.");
  return toCalendarDay(row);
}
