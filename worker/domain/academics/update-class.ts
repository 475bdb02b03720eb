import { and, eq, or, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { changedOf, today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { ClassEnd, ClassProfile, ClassUpdate } from "./class.schema";
import { courseGuards, sessionGuards, sessionWrites } from "./create-class";
import { endEnrollmentsWrite, statusOf } from "./enrollment-writes";
import { classToWrite, readClass } from "./get-class";
import { classes, classSessions, enrollments, meetings } from "./tables";

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

/** Ends a class on its last school date, with its enrollments and weekly times. The past stays. */
export async function endClass(ctx: Ctx, id: string, input: ClassEnd): Promise<ClassProfile> {
  const before = await classToWrite(ctx, id);
  const on = input.on ?? today(ctx);
  if (before.endedOn !== null && before.endedOn <= on) {
    throw new DomainError("CONFLICT", "This class has ended already.");
  }
  await commit(ctx, {
    writes: [
      ctx.db
        .update(classes)
        .set({ status: statusOf(ctx, on), endedOn: on, updatedAt: ctx.now })
        .where(eq(classes.id, id)),
      endEnrollmentsWrite(ctx, eq(enrollments.classId, id), on),
      ctx.db
        .update(meetings)
        .set({ endsOn: on, status: statusOf(ctx, on), updatedAt: ctx.now })
        .where(
          and(
            eq(meetings.classId, id),
            or(sql`${meetings.endsOn} is null`, sql`${meetings.endsOn} > ${on}`),
          ),
        ),
    ],
    audit: {
      action: "class.ended",
      subjectType: "class",
      subjectId: id,
      schoolId: before.schoolId,
      before: { endedOn: before.endedOn },
      after: { endedOn: on },
    },
  });
  return readClass(ctx, requireReach(ctx, "academics:write"), id);
}
