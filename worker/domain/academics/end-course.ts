import { eq, sql } from "drizzle-orm";
import { commit, type Guard } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { Course } from "./course.schema";
import { courseToWrite, getCourse } from "./get-course";
import { classes, courses } from "./tables";

/** Ends a course that no open class belongs to. Its classes of the past keep it. */
export async function endCourse(ctx: Ctx, id: string): Promise<Course> {
  const before = await courseToWrite(ctx, id);
  await commit(ctx, {
    guards: [notEnded(id), unusedGuard(id)],
    writes: [
      ctx.db.update(courses).set({ status: "ended", updatedAt: ctx.now }).where(eq(courses.id, id)),
    ],
    audit: {
      action: "course.ended",
      subjectType: "course",
      subjectId: id,
      schoolId: before.schoolId,
    },
  });
  return getCourse(ctx, id);
}

function notEnded(id: string): Guard {
  return {
    holds: sql`exists (select 1 from ${courses} where ${courses.id} = ${id} and ${courses.status} = 'active')`,
    otherwise: new DomainError("CONFLICT", "This course has ended already."),
  };
}

function unusedGuard(id: string): Guard {
  return {
    holds: sql`not exists (select 1 from ${classes} where ${classes.courseId} = ${id} and ${classes.status} = 'active')`,
    otherwise: new DomainError("CONFLICT", "A class of this course is still open. End it first."),
  };
}
