import { sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { codeLabel } from "./code-label";
import { presetCodes } from "./presets";
import { attendanceCodes } from "./tables";

/**
 * Gives a tenant the codes of its country and kind. Codes that are there already stay as they are,
 * so it can run again. Returns how many the preset has.
 */
export async function applyAttendancePreset(ctx: Ctx): Promise<number> {
  requireSchool(ctx, "attendance_codes:write", null);
  const { country, kind, locale } = ctx.tenant;
  const codes = presetCodes(country, kind).map(({ labels, ...code }, position) => {
    const names: Record<string, string> = { ...labels };
    const label = codeLabel({ label: labels.en, labels: names }, locale);
    return { ...code, label, labels: names, position, updatedAt: ctx.now };
  });
  await commit(ctx, {
    writes: insertMany(ctx.db, attendanceCodes, codes, sql`on conflict (code) do nothing`),
    audit: {
      action: "attendance_code.updated",
      subjectType: "tenant",
      subjectId: ctx.tenant.id,
      after: { preset: country, codes: codes.map(({ code }) => code) },
    },
  });
  return codes.length;
}
