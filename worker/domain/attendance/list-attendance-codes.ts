import { asc, eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import type { AttendanceCode } from "./code.schema";
import { attendanceCodes } from "./tables";

export const codeColumns = {
  code: attendanceCodes.code,
  category: attendanceCodes.category,
  label: attendanceCodes.label,
  labels: attendanceCodes.labels,
  onSite: attendanceCodes.onSite,
  tellsGuardians: attendanceCodes.tellsGuardians,
  position: attendanceCodes.position,
  status: attendanceCodes.status,
};

/** The codes of the tenant in their order; ended ones only when asked for. */
export async function listAttendanceCodes(
  ctx: Ctx,
  input: { includeEnded?: boolean } = {},
): Promise<AttendanceCode[]> {
  requireReach(ctx, "attendance:read");
  return ctx.db
    .select(codeColumns)
    .from(attendanceCodes)
    .where(input.includeEnded ? undefined : eq(attendanceCodes.status, "active"))
    .orderBy(asc(attendanceCodes.position), asc(attendanceCodes.code));
}
