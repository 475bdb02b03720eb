import { and, eq } from "drizzle-orm";
import { platformAuditWrite } from "#domain/tenancy/index";
import { hashPassword } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
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

/** Who an invitation is for; null when it was used or has expired. */
export async function findInvitation(
  control: ControlCtx,
  token: string,
): Promise<{ email: string; tenantId: string; personId: string; hasAccount: boolean } | null> {
  const row = await peekOneTimeToken(control, "invitation", token);
  if (!row?.email || !row.tenantId || !row.personId) return null;
  const [known] = await control.db
    .select({ passwordHash: identities.passwordHash })
    .from(identities)
    .where(eq(identities.email, row.email));
  return {
    email: row.email,
    tenantId: row.tenantId,
    personId: row.personId,
    hasAccount: known?.passwordHash != null,
  };
}

/**
 * Uses an invitation up: the address gets a login with this password and a membership of the person
 * it was made for. An address that has a login already keeps its password and must give it.
 */
export async function acceptInvitation(
  control: ControlCtx,
  input: { token: string; password: string },
  prove: (email: string, password: string) => Promise<{ identityId: string }>,
): Promise<{ identityId: string; tenantId: string; personId: string }> {
  const invitation = await findInvitation(control, input.token);
  if (!invitation) {
    throw new DomainError("UNAUTHENTICATED", "This invitation has been used or has expired.");
  }
  const proven = invitation.hasAccount ? await prove(invitation.email, input.password) : null;
  const passwordHash = proven ? null : await hashPassword(input.password);
  await redeemOneTimeToken(control, "invitation", input.token);
  const identityId = proven?.identityId ?? (await identityFor(control, invitation.email));
  const { db, now } = control;
  await db.batch([
    db
      .insert(identities)
      .values({
        id: identityId,
        email: invitation.email,
        passwordHash,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoUpdate({
        target: identities.email,
        set: passwordHash ? { passwordHash, updatedAt: now } : { updatedAt: now },
      }),
    db
      .insert(memberships)
      .values({
        id: newId("mem", now),
        identityId,
        tenantId: invitation.tenantId,
        personId: invitation.personId,
        status: "active",
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: [memberships.identityId, memberships.tenantId],
        set: { status: "active", personId: invitation.personId },
      }),
    platformAuditWrite(control, {
      action: "invitation.accepted",
      tenantId: invitation.tenantId,
      detail: { personId: invitation.personId },
    }),
  ]);
  return { identityId, tenantId: invitation.tenantId, personId: invitation.personId };
}

async function identityFor(control: ControlCtx, email: string): Promise<string> {
  const [known] = await control.db
    .select({ id: identities.id })
    .from(identities)
    .where(eq(identities.email, email));
  return known?.id ?? newId("idn", control.now);
}
