import { and, eq } from "drizzle-orm";
import { type Reach, reachOf, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { Guardian } from "./guardian.schema";
import { childrenOf } from "./guardian-rows";
import { guardianScope, isGuardian } from "./guardian-scope";
import { guardianships, people } from "./tables";
import { toGuardian } from "./to-guardian";

/** One guardian with the children the viewer may know of. */
export async function getGuardian(ctx: Ctx, id: string): Promise<Guardian> {
  const reach = requireReach(ctx, "people:read");
  return readGuardian(ctx, reach, id);
}

/** The guardian as seen by a reach that was checked already. */
export async function readGuardian(ctx: Ctx, reach: Reach, id: string): Promise<Guardian> {
  const [[row], children] = await ctx.db.batch([
    ctx.db
      .select()
      .from(people)
      .where(and(eq(people.id, id), isGuardian(people.id), guardianScope(ctx, reach, people.id))),
    childrenOf(ctx, eq(guardianships.guardianId, id)),
  ]);
  if (!row) throw notFound("This guardian");
  return toGuardian(ctx, row, children, { reach, contacts: reachOf(ctx, "contacts:read") });
}
