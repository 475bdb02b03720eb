import { eq, inArray, sql } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import type { AuditEntry, Guard, Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { type Span, statusOf } from "./enrollment-writes";
import { OVERLAP, type Slot } from "./meeting-slots";
import { meetings } from "./tables";

export type MeetingRow = typeof meetings.$inferSelect;

/** A weekly time that the actor may change; NOT_FOUND when missing or out of reach. */
export async function meetingToWrite(ctx: Ctx, id: string): Promise<MeetingRow> {
  const reach = requireReach(ctx, "academics:write");
  const [row] = await ctx.db.select().from(meetings).where(eq(meetings.id, id));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This weekly time");
  return row;
}

/** The row of a new weekly time. */
export function newMeeting(
  ctx: Ctx,
  cls: { id: string; schoolId: string },
  slot: Slot,
  span: Span,
): MeetingRow {
  return {
    id: newId("mtg", ctx.now),
    classId: cls.id,
    schoolId: cls.schoolId,
    ...slot,
    ...span,
    status: statusOf(ctx, span.endsOn),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

/** Holds while the class has no other weekly time that overlaps this one. */
export function freeGuard(row: MeetingRow, exceptId = row.id): Guard {
  return {
    holds: sql`not exists (select 1 from ${meetings}
      where ${meetings.classId} = ${row.classId} and ${meetings.weekday} = ${row.weekday}
      and ${meetings.id} <> ${exceptId}
      and ${meetings.startsAt} < ${row.endsAt} and ${meetings.endsAt} > ${row.startsAt}
      and coalesce(${meetings.beginsOn}, '') <= ${row.endsOn ?? "9999"}
      and coalesce(${meetings.endsOn}, '9999') >= ${row.beginsOn ?? ""}
      and coalesce(${meetings.beginsOn}, '') <= coalesce(${meetings.endsOn}, '9999'))`,
    otherwise: OVERLAP,
  };
}

/** The write that ends weekly times on a date. */
export function endMeetingWrites(ctx: Ctx, rows: MeetingRow[], on: string): Write[] {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  return [
    ctx.db
      .update(meetings)
      .set({ endsOn: on, status: statusOf(ctx, on), updatedAt: ctx.now })
      .where(inArray(meetings.id, ids)),
  ];
}

export function isSameSlot(slot: Slot, row: Slot): boolean {
  return (
    slot.weekday === row.weekday &&
    slot.startsAt === row.startsAt &&
    slot.endsAt === row.endsAt &&
    slot.periodId === row.periodId &&
    slot.location === row.location
  );
}

export function meetingAudit(
  action: "meeting.created" | "meeting.updated" | "meeting.ended",
  row: MeetingRow,
  values: { before?: unknown; after?: unknown },
): AuditEntry {
  return {
    action,
    subjectType: "meeting",
    subjectId: row.id,
    schoolId: row.schoolId,
    ...values,
  };
}
