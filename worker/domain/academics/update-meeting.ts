import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { requireSpan, statusOf } from "./enrollment-writes";
import { readMeetings } from "./list-meetings";
import type { ClassMeetings, MeetingUpdate } from "./meeting.schema";
import { periodsOf, settledSlot } from "./meeting-slots";
import {
  endMeetingWrites,
  freeGuard,
  isSameSlot,
  meetingAudit,
  meetingToWrite,
  newMeeting,
} from "./meeting-writes";
import { meetings } from "./tables";

/** Changes a weekly time from a date on; before that date the timetable stays what it was. */
export async function updateMeeting(
  ctx: Ctx,
  id: string,
  input: MeetingUpdate,
): Promise<ClassMeetings> {
  const before = await meetingToWrite(ctx, id);
  const from = input.from ?? today(ctx);
  if (before.endsOn !== null && before.endsOn < from) {
    throw new DomainError("CONFLICT", "This weekly time is over on that date.");
  }
  const known = await periodsOf(ctx, before.schoolId, [input]);
  const movesPeriod = Boolean(input.periodId) && input.periodId !== before.periodId;
  const slot = settledSlot(
    {
      weekday: input.weekday ?? before.weekday,
      periodId: input.periodId === undefined ? before.periodId : input.periodId,
      startsAt: input.startsAt ?? (movesPeriod ? undefined : before.startsAt),
      endsAt: input.endsAt ?? (movesPeriod ? undefined : before.endsAt),
      location: input.location === undefined ? before.location : input.location,
    },
    known,
  );
  const splits = !isSameSlot(slot, before) && (before.beginsOn ?? "") < from;
  const span = {
    beginsOn: splits ? from : before.beginsOn,
    endsOn: input.endsOn === undefined ? before.endsOn : input.endsOn,
  };
  requireSpan(span);
  const cls = { id: before.classId, schoolId: before.schoolId };
  const next = splits ? newMeeting(ctx, cls, slot, span) : { ...before, ...slot, ...span };
  await commit(ctx, {
    guards: [freeGuard(next, id)],
    writes: splits
      ? [
          ...endMeetingWrites(ctx, [before], addDays(from, -1)),
          ctx.db.insert(meetings).values(next),
        ]
      : [
          ctx.db
            .update(meetings)
            .set({ ...slot, ...span, status: statusOf(ctx, span.endsOn), updatedAt: ctx.now })
            .where(eq(meetings.id, id)),
        ],
    audit: meetingAudit("meeting.updated", before, { before, after: next }),
  });
  return readMeetings(ctx, requireReach(ctx, "academics:write"), before.classId);
}
