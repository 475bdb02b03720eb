import { eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { classes } from "./tables";

/** The class row, when the actor may change it; NOT_FOUND when missing or out of reach. */
export async function classToWrite(ctx: Ctx, id: string): Promise<typeof classes.$inferSelect> {
  const reach = requireReach(ctx, "academics:write");
  const [row] = await ctx.db.select().from(classes).where(eq(classes.id, id));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This class");
  return row;
}
