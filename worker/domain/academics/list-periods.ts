import { and, asc, eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { schoolIsHere } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { periods } from "./tables";
import type { Period, PeriodQuery } from "./timetable.schema";

/** The bell schedule of a school. */
export async function listPeriods(ctx: Ctx, query: PeriodQuery): Promise<Period[]> {
  requireReach(ctx, "academics:read");
  const [[school], rows] = await ctx.db.batch([
    schoolIsHere(ctx.db, query.schoolId),
    ctx.db
      .select()
      .from(periods)
      .where(and(eq(periods.schoolId, query.schoolId), eq(periods.status, "active")))
      .orderBy(asc(periods.position), asc(periods.startsAt)),
  ]);
  if (!school) throw notFound("This school");
  return rows.map(({ status: _, ...period }) => period);
}
