import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { auditLog } from "#platform/tables";
import type { AuditAction } from "#platform/vocabulary";
import type { TestTenant } from "./tenant";

/** Expects exactly `times` audit rows of an action about a subject, and returns the last one. */
export async function expectAudit(
  tenant: TestTenant,
  action: AuditAction,
  subjectId: string,
  times = 1,
) {
  const rows = await tenant
    .asSystem()
    .db.select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.subjectId, subjectId)));
  expect(rows, `audit rows of ${action} about ${subjectId}`).toHaveLength(times);
  return rows.at(-1);
}
