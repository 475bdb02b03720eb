import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { changedOf } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { ClassProfile, ClassUpdate } from "./class.schema";
import { courseGuards, sessionGuards, sessionWrites } from "./class-guards";
import { classToWrite } from "./class-to-write";
import { readClass } from "./get-class";
import { classes, classSessions } from "./tables";

/** Changes a class. `sessionIds`, when given, replaces the terms it runs in. */
export async function updateClass(ctx: Ctx, id: string, input: ClassUpdate): Promise<ClassProfile> {
  const before = await classToWrite(ctx, id);
  const { sessionIds, ...fields } = input;
  const patch = {
    ...fields,
    ...(fields.code === undefined ? {} : { code: fields.code || null }),
    ...(fields.courseId === undefined ? {} : { courseId: fields.courseId || null }),
    ...(fields.location === undefined ? {} : { location: fields.location || null }),
  };
  await commit(ctx, {
    guards: [...courseGuards(patch.courseId, before.schoolId), ...sessionGuards(sessionIds ?? [])],
    writes: [
      ctx.db
        .update(classes)
        .set({ ...patch, updatedAt: ctx.now })
        .where(eq(classes.id, id)),
      ...(sessionIds
        ? [
            ctx.db.delete(classSessions).where(eq(classSessions.classId, id)),
            ...sessionWrites(ctx, id, sessionIds),
          ]
        : []),
    ],
    audit: {
      action: "class.updated",
      subjectType: "class",
      subjectId: id,
      schoolId: before.schoolId,
      ...changedOf<object>(before, { ...patch, sessionIds }),
    },
  });
  return readClass(ctx, requireReach(ctx, "academics:write"), id);
}
