import { and, eq, isNull, sql } from "drizzle-orm";
import { platformAuditWrite } from "#domain/tenancy/index";
import type { ControlCtx } from "#platform/ctx";
import { memberships, sessions } from "./control-tables";

/**
 * Closes a person's way into a tenant, with every session they have there, or opens it again. The
 * caller has checked the right. An access token that is out already lives for ten minutes at most.
 */
export async function setMembershipDisabled(
  control: ControlCtx,
  who: { tenantId: string; personId: string },
  disabled: boolean,
): Promise<void> {
  const { db, now } = control;
  const { tenantId, personId } = who;
  await db.batch([
    db
      .update(memberships)
      .set({ status: disabled ? "disabled" : "active" })
      .where(and(eq(memberships.tenantId, tenantId), eq(memberships.personId, personId))),
    db
      .update(sessions)
      .set({ endedAt: now, endReason: "disabled" })
      .where(
        and(
          sql`${disabled ? 1 : 0} = 1`,
          eq(sessions.tenantId, tenantId),
          eq(sessions.personId, personId),
          isNull(sessions.endedAt),
        ),
      ),
    platformAuditWrite(control, {
      action: disabled ? "membership.disabled" : "membership.enabled",
      tenantId,
      detail: { personId },
    }),
  ]);
}
