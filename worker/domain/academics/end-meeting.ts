import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { readMeetings } from "./list-meetings";
import type { ClassMeetings, MeetingEnd } from "./meeting.schema";
import { endMeetingWrites, meetingAudit, meetingToWrite } from "./meeting-writes";

/** Ends a weekly time; left out, it stops from today on. */
export async function endMeeting(ctx: Ctx, id: string, input: MeetingEnd): Promise<ClassMeetings> {
  const before = await meetingToWrite(ctx, id);
  const on = input.on ?? addDays(today(ctx), -1);
  if (before.endsOn !== null && before.endsOn <= on) {
    throw new DomainError("CONFLICT", "This weekly time has ended already.");
  }
  await commit(ctx, {
    writes: endMeetingWrites(ctx, [before], on),
    audit: meetingAudit("meeting.ended", before, {
      before: { endsOn: before.endsOn },
      after: { on },
    }),
  });
  return readMeetings(ctx, requireReach(ctx, "academics:write"), before.classId);
}
