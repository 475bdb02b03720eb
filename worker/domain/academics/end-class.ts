import { and, eq, or, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { ClassEnd, ClassProfile } from "./class.schema";
import { classToWrite } from "./class-to-write";
import { endEnrollmentsWrite, statusOf } from "./enrollment-writes";
import { readClass } from "./get-class";
import { classes, enrollments, meetings } from "./tables";

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
