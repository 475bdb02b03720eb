import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { School } from "./school.schema";
import { schools } from "./tables";

export function toSchool(row: typeof schools.$inferSelect): School {
  const { createdAt: _, ...school } = row;
  return { ...school, updatedAt: isoTime(row.updatedAt) };
}

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

function inSight(reach: Reach): SQL | undefined {
  if (reach.schools === "all" || reach.own) return undefined;
  return inArray(schools.id, reach.schools);
}
