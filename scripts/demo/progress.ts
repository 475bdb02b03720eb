import { and, eq } from "drizzle-orm";
import type { AuditEntry } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { auditLog } from "#platform/tables";

/** How far the seeding of a tenant has come; kept in its audit log. */
export type Progress = { step: "school"; on: string } | { step: "attendance"; until: string };

export function demoMark(ctx: Ctx, progress: Progress): AuditEntry {
  return {
    action: "demo.seeded",
    subjectType: "tenant",
    subjectId: ctx.tenant.id,
    after: progress,
  };
}

/** The day the school was put in, and the last day that has its attendance. */
export async function progressOf(ctx: Ctx): Promise<{ on: string | null; until: string | null }> {
  const rows = await ctx.db
    .select({ after: auditLog.after })
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, ctx.tenant.id), eq(auditLog.action, "demo.seeded")));
  const marks = rows.map((row) => row.after as Progress);
  const school = marks.find((mark) => mark.step === "school");
  const untils = marks.flatMap((mark) => (mark.step === "attendance" ? [mark.until] : []));
  return { on: school?.on ?? null, until: untils.sort().at(-1) ?? null };
}
