import { and, eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import { commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { classToWrite } from "./class-to-write";
import { isNotOver } from "./enrollment-directory";
import { readMeetings } from "./list-meetings";
import type { ClassMeetings, MeetingsReplace } from "./meeting.schema";
import { OVERLAP, periodsOf, settledSlot } from "./meeting-slots";
import {
  endMeetingWrites,
  isSameSlot,
  type MeetingRow,
  meetingAudit,
  newMeeting,
} from "./meeting-writes";
import { meetings } from "./tables";
import { slotsClash } from "./timetable-rules";

/** Gives a class a whole week from a date on. Times that stay are left alone, the past is kept. */
export async function setMeetings(
  ctx: Ctx,
  classId: string,
  input: MeetingsReplace,
): Promise<ClassMeetings> {
  const cls = await classToWrite(ctx, classId);
  const from = input.from ?? today(ctx);
  const known = await periodsOf(ctx, cls.schoolId, input.meetings);
  const wanted = input.meetings.map((slot) => settledSlot(slot, known));
  const span = { beginsOn: from, endsOn: null };
  const clashing = wanted.some((a, at) =>
    wanted.slice(at + 1).some((b) => slotsClash({ ...a, ...span }, { ...b, ...span })),
  );
  if (clashing) throw OVERLAP;
  const current = await ctx.db
    .select()
    .from(meetings)
    .where(and(eq(meetings.classId, classId), isNotOver(meetings, from)));
  const stays = (row: MeetingRow) =>
    row.endsOn === null &&
    (row.beginsOn ?? "") <= from &&
    wanted.some((slot) => isSameSlot(slot, row));
  const ended = current.filter((row) => !stays(row));
  const added = wanted
    .filter((slot) => !current.some((row) => stays(row) && isSameSlot(slot, row)))
    .map((slot) => newMeeting(ctx, cls, slot, span));
  await commit(ctx, {
    writes: [
      ...endMeetingWrites(ctx, ended, addDays(from, -1)),
      ...insertMany(ctx.db, meetings, added),
    ],
    audit: [
      ...ended.map((row) =>
        meetingAudit("meeting.ended", row, { after: { on: addDays(from, -1) } }),
      ),
      ...added.map((row) => meetingAudit("meeting.created", row, { after: row })),
    ],
  });
  return readMeetings(ctx, requireReach(ctx, "academics:write"), classId);
}
