import { eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { enrollments } from "./tables";

/** An enrollment that the actor may change; NOT_FOUND when missing or out of reach. */
export async function enrollmentToWrite(
  ctx: Ctx,
  id: string,
): Promise<typeof enrollments.$inferSelect> {
  const reach = requireReach(ctx, "academics:write");
  const [row] = await ctx.db.select().from(enrollments).where(eq(enrollments.id, id));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This enrollment");
  return row;
}
