import { and, desc, eq } from "drizzle-orm";
import { isoTime } from "#platform/clock";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { auditLog } from "#platform/tables";
import { INVITATION_SECONDS } from "./constants";
import { identities, memberships } from "./control-tables";
import { requireReach } from "./reach";

/** How a person of the tenant stands with signing in. */
export type Account = {
  state: "none" | "invited" | "expired" | "active" | "disabled";
  /** The address they sign in with; null without an account. */
  email: string | null;
  invitedAt: string | null;
  /** Until when the last invitation works. */
  until: string | null;
};

/** The account of a person whose record the caller has been shown. */
export async function getAccount(
  ctx: Ctx,
  control: ControlCtx,
  personId: string,
): Promise<Account> {
  requireReach(ctx, "users:read");
  const [[member], [sent]] = await Promise.all([
    control.db
      .select({ status: memberships.status, email: identities.email })
      .from(memberships)
      .innerJoin(identities, eq(identities.id, memberships.identityId))
      .where(and(eq(memberships.tenantId, ctx.tenant.id), eq(memberships.personId, personId))),
    ctx.db
      .select({ at: auditLog.at })
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, personId), eq(auditLog.action, "invitation.sent")))
      .orderBy(desc(auditLog.at))
      .limit(1),
  ]);
  const until = sent ? sent.at + INVITATION_SECONDS * 1000 : null;
  const invited = until === null ? "none" : until > ctx.now ? "invited" : "expired";
  return {
    state: member?.status ?? invited,
    email: member?.email ?? null,
    invitedAt: sent ? isoTime(sent.at) : null,
    until: until === null ? null : isoTime(until),
  };
}
