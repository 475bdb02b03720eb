import { and, between, isNotNull, sql } from "drizzle-orm";
import { dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { type Rated, ratedBy } from "./rates";
import { registersWithin, requireRegisterReach } from "./register-scope";
import { requireSpan } from "./span";
import { marks } from "./tables";

/** How well each class within reach was attended between two dates, by its marks. One round trip. */
export async function classRates(
  ctx: Ctx,
  input: { from: string; to: string; mine?: boolean; schoolId?: string },
): Promise<(Rated & { classId: string })[]> {
  const reach = requireRegisterReach(ctx);
  const { from, to, ...asked } = input;
  requireSpan(from, to);
  const within = registersWithin(ctx, reach, dateIn(ctx.tenant.timeZone, ctx.now), asked);
  const rows = await ctx.db
    .select({
      id: marks.classId,
      category: marks.category,
      count: sql<number>`count(*)`.as("count"),
    })
    .from(marks)
    .where(
      and(
        between(marks.on, from, to),
        isNotNull(marks.category),
        within({ schoolId: marks.schoolId, classId: marks.classId }),
      ),
    )
    .groupBy(marks.classId, marks.category);
  return ratedBy(rows).map(({ id, ...rated }) => ({ classId: id, ...rated }));
}
