import { eq } from "drizzle-orm";
import { setMembershipDisabled } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { readUser } from "./get-user";
import { adminRemains } from "./staff-writes";
import { people } from "./tables";
import type { User } from "./user.schema";

export async function switchUser(
  ctx: Ctx,
  control: ControlCtx,
  id: string,
  disabled: boolean,
): Promise<User> {
  await commit(ctx, {
    guards: disabled ? [adminRemains(ctx, id)] : [],
    writes: [
      ctx.db
        .update(people)
        .set({ status: disabled ? "inactive" : "active", updatedAt: ctx.now })
        .where(eq(people.id, id)),
    ],
    audit: {
      action: disabled ? "person.disabled" : "person.enabled",
      subjectType: "person",
      subjectId: id,
    },
  });
  await setMembershipDisabled(control, { tenantId: ctx.tenant.id, personId: id }, disabled);
  return readUser(ctx, id);
}
