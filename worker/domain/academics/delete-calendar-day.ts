import { eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { calendarDays } from "./tables";

/** Makes a day like its week again; the audit keeps what it was. */
export async function deleteCalendarDay(ctx: Ctx, id: string): Promise<void> {
  const reach = requireReach(ctx, "academics:write");
  const [before] = await ctx.db.select().from(calendarDays).where(eq(calendarDays.id, id));
  const isCovered =
    before &&
    (before.schoolId === "" ? reach.schools === "all" : coversSchool(reach, before.schoolId));
  if (!isCovered) throw notFound("This calendar day");
  await commit(ctx, {
    writes: [ctx.db.delete(calendarDays).where(eq(calendarDays.id, id))],
    audit: {
      action: "calendar.updated",
      subjectType: "calendar_day",
      subjectId: id,
      schoolId: before.schoolId || null,
      before,
    },
  });
}
