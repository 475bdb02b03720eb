import { requireSchool } from "#domain/auth/index";
import { schoolGuard } from "#domain/tenancy/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { sessionGuards } from "./class-guards";
import type { Course, CourseCreate } from "./course.schema";
import { getCourse } from "./get-course";
import { courses } from "./tables";

/** Adds a course to a school, or to the whole organisation. */
export async function createCourse(ctx: Ctx, input: CourseCreate): Promise<Course> {
  const schoolId = input.schoolId || null;
  requireSchool(ctx, "academics:write", schoolId);
  const id = newId("crs", ctx.now);
  const row = {
    schoolId,
    title: input.title,
    code: input.code || null,
    grades: input.grades,
    sessionId: input.sessionId || null,
  };
  await commit(ctx, {
    guards: [
      ...(schoolId ? [schoolGuard(schoolId)] : []),
      ...(row.sessionId ? sessionGuards([row.sessionId]) : []),
    ],
    writes: [
      ctx.db.insert(courses).values({
        id,
        sourcedId: input.sourcedId ?? id,
        ...row,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
    ],
    audit: {
      action: "course.created",
      subjectType: "course",
      subjectId: id,
      schoolId,
      after: row,
    },
    conflicts: { "courses.sourced_id": "This sourcedId is already in use." },
  });
  return getCourse(ctx, id);
}
