import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { classToWrite } from "./class-to-write";
import { requireSpan } from "./enrollment-writes";
import { readMeetings } from "./list-meetings";
import type { ClassMeetings, MeetingCreate } from "./meeting.schema";
import { periodsOf, settledSlot } from "./meeting-slots";
import { freeGuard, meetingAudit, newMeeting } from "./meeting-writes";
import { meetings } from "./tables";

/** Adds a weekly time to a class. Clashes with other classes are told, not refused. */
export async function createMeeting(
  ctx: Ctx,
  classId: string,
  input: MeetingCreate,
): Promise<ClassMeetings> {
  const cls = await classToWrite(ctx, classId);
  const slot = settledSlot(input, await periodsOf(ctx, cls.schoolId, [input]));
  const span = {
    beginsOn: input.beginsOn === undefined ? today(ctx) : input.beginsOn,
    endsOn: input.endsOn ?? null,
  };
  requireSpan(span);
  const row = newMeeting(ctx, cls, slot, span);
  await commit(ctx, {
    guards: [freeGuard(row)],
    writes: [ctx.db.insert(meetings).values(row)],
    audit: meetingAudit("meeting.created", row, { after: { ...slot, ...span } }),
  });
  return readMeetings(ctx, requireReach(ctx, "academics:write"), classId);
}
