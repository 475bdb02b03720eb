import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { schools } from "./tables";

/** The school that a new tenant begins with; named like the tenant. Returns its id. */
export async function createFirstSchool(ctx: Ctx, name: string): Promise<string> {
  const id = newId("sch", ctx.now);
  await commit(ctx, {
    writes: [
      ctx.db.insert(schools).values({
        id,
        sourcedId: id,
        name,
        timeZone: ctx.tenant.timeZone,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
    ],
    audit: { action: "school.created", subjectType: "school", subjectId: id, after: { name } },
  });
  return id;
}
