import { and, eq } from "drizzle-orm";
import { platformAuditWrite } from "#domain/tenancy/index";
import { hashPassword } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { foldEmail } from "./check-credentials";
import { identities, memberships } from "./control-tables";
import { issueOneTimeToken, peekOneTimeToken, redeemOneTimeToken } from "./one-time-tokens";
import { endAllSessionsWrite } from "./session-tokens";

/** Where a reset mail goes: null when the address is unknown, which the caller must not reveal. */
export type ResetMail = {
  identityId: string;
  email: string;
  token: string;
  tenantId: string | null;
};

/** Makes a reset token for a known address. The answer to the person is the same either way. */
export async function requestPasswordReset(
  control: ControlCtx,
  email: string,
): Promise<ResetMail | null> {
  const [known] = await control.db
    .select({ identity: identities, tenantId: memberships.tenantId })
    .from(identities)
    .leftJoin(
      memberships,
      and(eq(memberships.identityId, identities.id), eq(memberships.status, "active")),
    )
    .where(eq(identities.email, foldEmail(email)))
    .limit(1);
  if (!known || known.identity.disabledAt) return null;
  const token = await issueOneTimeToken(control, "password_reset", {
    identityId: known.identity.id,
    email: known.identity.email,
  });
  return {
    identityId: known.identity.id,
    email: known.identity.email,
    token,
    tenantId: known.tenantId,
  };
}

/** Sets a new password with a reset token and ends every session of the identity. */
export async function resetPassword(
  control: ControlCtx,
  input: { token: string; password: string },
): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const used = await redeemOneTimeToken(control, "password_reset", input.token);
  const identityId = used.identityId ?? "";
  await control.db.batch([
    control.db
      .update(identities)
      .set({ passwordHash, updatedAt: control.now })
      .where(eq(identities.id, identityId)),
    endAllSessionsWrite(control, identityId, "password_reset"),
    platformAuditWrite(control, { action: "password.reset", detail: { identityId } }),
  ]);
}

/** Whether a reset link still works. */
export async function isResetTokenValid(control: ControlCtx, token: string): Promise<boolean> {
  return (await peekOneTimeToken(control, "password_reset", token)) !== null;
}
