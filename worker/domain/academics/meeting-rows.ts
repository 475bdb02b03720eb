import { asc, eq, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import type { Meeting } from "./meeting.schema";
import { meetings, periods } from "./tables";

/** Weekly meeting times with the title of their period, in the order of the week. */
export function meetingRows(ctx: Ctx, where: SQL | undefined) {
  return ctx.db
    .select({ meeting: meetings, periodTitle: periods.title })
    .from(meetings)
    .leftJoin(periods, eq(periods.id, meetings.periodId))
    .where(where)
    .orderBy(asc(meetings.weekday), asc(meetings.startsAt), asc(meetings.id));
}

/** A weekly meeting time on the wire. */
export function toMeeting(row: Awaited<ReturnType<typeof meetingRows>>[number]): Meeting {
  const { createdAt: _, updatedAt: __, status: ___, ...meeting } = row.meeting;
  return { ...meeting, periodTitle: row.periodTitle };
}
