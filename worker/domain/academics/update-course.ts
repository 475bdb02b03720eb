import { eq } from "drizzle-orm";
import { changedOf } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { sessionGuards } from "./class-guards";
import type { Course, CourseUpdate } from "./course.schema";
import { courseToWrite, getCourse } from "./get-course";
import { courses } from "./tables";

/** Changes a course. */
export async function updateCourse(ctx: Ctx, id: string, input: CourseUpdate): Promise<Course> {
  const before = await courseToWrite(ctx, id);
  const patch = {
    ...input,
    ...(input.code === undefined ? {} : { code: input.code || null }),
    ...(input.sessionId === undefined ? {} : { sessionId: input.sessionId || null }),
  };
  await commit(ctx, {
    guards: patch.sessionId ? sessionGuards([patch.sessionId]) : [],
    writes: [
      ctx.db
        .update(courses)
        .set({ ...patch, updatedAt: ctx.now })
        .where(eq(courses.id, id)),
    ],
    audit: {
      action: "course.updated",
      subjectType: "course",
      subjectId: id,
      schoolId: before.schoolId,
      ...changedOf<object>(before, patch),
    },
  });
  return getCourse(ctx, id);
}
