import { and, eq, sql } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { clashQueries, toClashes } from "./clash-queries";
import { isNotOver } from "./enrollment-directory";
import type { ClassMeetings } from "./meeting.schema";
import { meetingRows, toMeeting } from "./meeting-rows";
import { classScope } from "./scope";
import { classes, meetings } from "./tables";

/** The weekly times of a class, today's and those to come, with what they clash with. */
export async function listMeetings(ctx: Ctx, classId: string): Promise<ClassMeetings> {
  return readMeetings(ctx, requireReach(ctx, "academics:read"), classId);
}

/** The weekly times as seen by a reach that was checked already. */
export async function readMeetings(
  ctx: Ctx,
  reach: Reach,
  classId: string,
): Promise<ClassMeetings> {
  const [roomClashes, teacherClashes] = clashQueries(ctx, sql`m1.class_id = ${classId}`);
  const [[seen], rows, rooms, teachers] = await ctx.db.batch([
    ctx.db
      .select({ id: classes.id })
      .from(classes)
      .where(and(eq(classes.id, classId), classScope(ctx, reach, classes))),
    meetingRows(ctx, and(eq(meetings.classId, classId), isNotOver(meetings, today(ctx)))),
    roomClashes,
    teacherClashes,
  ]);
  if (!seen) throw notFound("This class");
  const isFamily = reach.schools !== "all" && reach.schools.length === 0 && !reach.classes;
  return {
    meetings: rows.map(toMeeting),
    clashes: isFamily ? [] : toClashes(ctx, [...rooms, ...teachers]),
  };
}
