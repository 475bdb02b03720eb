import { sql } from "drizzle-orm";
import { type Guard, insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { oneOf } from "#platform/listing";
import { academicSessions, classSessions, courses } from "./tables";

/** Holds while the course is there and belongs to the school or to the whole organisation. */
export function courseGuards(courseId: string | null | undefined, schoolId: string): Guard[] {
  if (!courseId) return [];
  return [
    {
      holds: sql`exists (select 1 from ${courses} where ${courses.id} = ${courseId}
        and (${courses.schoolId} is null or ${courses.schoolId} = ${schoolId}))`,
      otherwise: notFound("This course"),
    },
  ];
}

/** Holds while every one of the academic sessions is there. */
export function sessionGuards(sessionIds: string[]): Guard[] {
  if (sessionIds.length === 0) return [];
  const ids = [...new Set(sessionIds)];
  return [
    {
      holds: sql`(select count(*) from ${academicSessions}
        where ${academicSessions.id} in ${oneOf(ids)} and ${academicSessions.status} = 'active') = ${ids.length}`,
      otherwise: notFound("This academic session"),
    },
  ];
}

export function sessionWrites(ctx: Ctx, classId: string, sessionIds: string[]): Write[] {
  if (sessionIds.length > 20) throw invalid("sessionIds", "These are too many sessions.");
  return insertMany(
    ctx.db,
    classSessions,
    [...new Set(sessionIds)].map((sessionId) => ({ classId, sessionId })),
  );
}
