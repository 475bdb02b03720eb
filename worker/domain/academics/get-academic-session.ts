import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { AcademicSession } from "./academic-session.schema";
import { academicSessions } from "./tables";

const t = academicSessions;

/** One academic session. */
export async function getAcademicSession(ctx: Ctx, id: string): Promise<AcademicSession> {
  requireReach(ctx, "academics:read");
  return toAcademicSession(await sessionRow(ctx, id));
}

export async function sessionRow(ctx: Ctx, id: string): Promise<typeof t.$inferSelect> {
  const [row] = await ctx.db.select().from(t).where(eq(t.id, id));
  if (!row) throw notFound("This academic session");
  return row;
}

export function toAcademicSession(row: typeof t.$inferSelect): AcademicSession {
  const { createdAt: _, updatedAt, ...session } = row;
  return { ...session, updatedAt: isoTime(updatedAt) };
}
