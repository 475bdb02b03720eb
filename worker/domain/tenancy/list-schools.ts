import { asc } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import type { School } from "./school.schema";
import { schools } from "./tables";
import { inSight, toSchool } from "./to-school";

/** The schools within the actor's reach, by name. Families and teachers see all the names. */
export async function listSchools(ctx: Ctx): Promise<School[]> {
  const reach = requireReach(ctx, "schools:read");
  const rows = await ctx.db
    .select()
    .from(schools)
    .where(inSight(reach))
    .orderBy(asc(schools.status), asc(schools.name), asc(schools.id));
  return rows.map(toSchool);
}
