import { and, asc, eq } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { ClassProfile } from "./class.schema";
import { rosterRows, staffSight, toClassStudent } from "./class-roster";
import { classRows, toClass } from "./class-rows";
import { isNotOver } from "./enrollment-directory";
import { meetingRows, toMeeting } from "./meeting-rows";
import { classScope } from "./scope";
import { academicSessions, classes, classSessions, meetings } from "./tables";

/** One class with its students, weekly times and terms. Families get it without the students. */
export async function getClass(ctx: Ctx, id: string): Promise<ClassProfile> {
  return readClass(ctx, requireReach(ctx, "academics:read"), id);
}

/** The class as seen by a reach that was checked already. */
export async function readClass(ctx: Ctx, reach: Reach, id: string): Promise<ClassProfile> {
  const on = today(ctx);
  const [[row], roster, times, terms, [staffView]] = await ctx.db.batch([
    classRows(ctx, and(eq(classes.id, id), classScope(ctx, reach, classes))),
    rosterRows(ctx, id, on),
    meetingRows(ctx, and(eq(meetings.classId, id), isNotOver(meetings, on))),
    ctx.db
      .select({
        id: academicSessions.id,
        title: academicSessions.title,
        type: academicSessions.type,
        startsOn: academicSessions.startsOn,
        endsOn: academicSessions.endsOn,
      })
      .from(classSessions)
      .innerJoin(academicSessions, eq(academicSessions.id, classSessions.sessionId))
      .where(eq(classSessions.classId, id))
      .orderBy(asc(academicSessions.startsOn), asc(academicSessions.endsOn)),
    staffSight(ctx, reach, id),
  ]);
  if (!row) throw notFound("This class");
  return {
    ...toClass(ctx, row),
    students: staffView ? roster.map((one) => toClassStudent(ctx, one)) : [],
    meetings: times.map(toMeeting),
    terms,
  };
}
