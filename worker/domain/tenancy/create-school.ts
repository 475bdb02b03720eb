import { requireSchool } from "#domain/auth/index";
import { isTimeZone } from "#platform/clock";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { newId } from "#platform/ids";
import { getSchool } from "./get-school";
import type { School, SchoolCreate } from "./school.schema";
import { parentGuard } from "./school-guard";
import { schools } from "./tables";

/** Adds a school to the organisation; its time zone is the organisation's unless given. */
export async function createSchool(ctx: Ctx, input: SchoolCreate): Promise<School> {
  requireSchool(ctx, "schools:write", null);
  const timeZone = input.timeZone ?? ctx.tenant.timeZone;
  if (!isTimeZone(timeZone)) throw invalid("timeZone", "This time zone is not known.");
  const id = newId("sch", ctx.now);
  const parentId = input.parentId || null;
  const row = {
    name: input.name,
    type: input.type,
    identifier: input.identifier || null,
    parentId,
    timeZone,
  };
  await commit(ctx, {
    guards: parentId ? [parentGuard(parentId)] : [],
    writes: [
      ctx.db.insert(schools).values({
        id,
        sourcedId: input.sourcedId ?? id,
        ...row,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
    ],
    audit: {
      action: "school.created",
      subjectType: "school",
      subjectId: id,
      schoolId: id,
      after: row,
    },
    conflicts: { "schools.sourced_id": "This sourcedId is already in use." },
  });
  return getSchool(ctx, id);
}
