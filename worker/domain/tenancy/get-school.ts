import { and, eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { School } from "./school.schema";
import { schools } from "./tables";
import { inSight, toSchool } from "./to-school";

/** One school; NOT_FOUND when it is missing or out of reach. */
export async function getSchool(ctx: Ctx, id: string): Promise<School> {
  const reach = requireReach(ctx, "schools:read");
  const [row] = await ctx.db
    .select()
    .from(schools)
    .where(and(eq(schools.id, id), inSight(reach)));
  if (!row) throw notFound("This school");
  return toSchool(row);
}
