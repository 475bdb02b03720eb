import { eq } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { isTimeZone } from "#platform/clock";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { getSchool } from "./get-school";
import type { School, SchoolUpdate } from "./school.schema";
import { noCycleGuard, parentGuard } from "./school-guard";
import { schools } from "./tables";

/** Changes a school. An inactive one keeps its past; nothing new can be recorded in it. */
export async function updateSchool(ctx: Ctx, id: string, input: SchoolUpdate): Promise<School> {
  requireSchool(ctx, "schools:write", null);
  if (input.timeZone !== undefined && !isTimeZone(input.timeZone)) {
    throw invalid("timeZone", "This time zone is not known.");
  }
  const before = await getSchool(ctx, id);
  const parentId = input.parentId || null;
  await commit(ctx, {
    guards: parentId ? [parentGuard(parentId), noCycleGuard(id, parentId)] : [],
    writes: [
      ctx.db
        .update(schools)
        .set({
          ...input,
          ...(input.parentId === undefined ? {} : { parentId }),
          ...(input.identifier === undefined ? {} : { identifier: input.identifier || null }),
          updatedAt: ctx.now,
        })
        .where(eq(schools.id, id)),
    ],
    audit: {
      action: "school.updated",
      subjectType: "school",
      subjectId: id,
      schoolId: id,
      before: Object.fromEntries(
        Object.keys(input).map((key) => [key, before[key as keyof School]]),
      ),
      after: input,
    },
  });
  return getSchool(ctx, id);
}
