import { and, eq, or } from "drizzle-orm";
import { platformAuditWrite } from "#domain/tenancy/index";
import { errorText } from "#platform/commit";
import { hashPassword } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { identities, memberships } from "./control-tables";
import { peekOneTimeToken, redeemOneTimeToken } from "./one-time-tokens";

export type Invitation = {
  email: string;
  tenantId: string;
  personId: string;
  /** The address has a login already, whose password it must give. */
  hasAccount: boolean;
};

export type Joined = { identityId: string; tenantId: string; personId: string };

/** Who an invitation is for; null when it was used or has expired. */
export async function findInvitation(
  control: ControlCtx,
  token: string,
): Promise<Invitation | null> {
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
 * it was made for. An address that has a login already keeps its password and must give it. A closed
 * account stays closed, and nobody takes over the account of somebody else: CONFLICT.
 */
export async function acceptInvitation(
  control: ControlCtx,
  input: { token: string; password: string },
  prove: (email: string, password: string) => Promise<{ identityId: string }>,
): Promise<Joined> {
  const invitation = await findInvitation(control, input.token);
  if (!invitation) {
    throw new DomainError("UNAUTHENTICATED", "This invitation has been used or has expired.");
  }
  const proven = invitation.hasAccount ? await prove(invitation.email, input.password) : null;
  const identityId = proven?.identityId ?? (await identityFor(control, invitation.email));
  await refuseTakeover(control, invitation, identityId);
  const passwordHash = proven ? null : await hashPassword(input.password);
  await redeemOneTimeToken(control, "invitation", input.token);
  try {
    await join(control, invitation, identityId, passwordHash);
  } catch (error) {
    if (errorText(error).includes("UNIQUE constraint failed: memberships")) throw taken();
    throw error;
  }
  return { identityId, tenantId: invitation.tenantId, personId: invitation.personId };
}

async function refuseTakeover(
  control: ControlCtx,
  { tenantId, personId }: Invitation,
  identityId: string,
): Promise<void> {
  const rows = await control.db
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        or(eq(memberships.identityId, identityId), eq(memberships.personId, personId)),
      ),
    );
  for (const row of rows) {
    if (row.identityId !== identityId || row.personId !== personId) throw taken();
    if (row.status !== "active") {
      throw new DomainError("CONFLICT", "This account has been closed.");
    }
  }
}

function taken(): DomainError {
  return new DomainError(
    "CONFLICT",
    "This person or this e-mail address has another account at this school already.",
  );
}

async function join(
  control: ControlCtx,
  { email, tenantId, personId }: Invitation,
  identityId: string,
  passwordHash: string | null,
): Promise<void> {
  const { db, now } = control;
  await db.batch([
    db
      .insert(identities)
      .values({ id: identityId, email, passwordHash, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({
        target: identities.email,
        set: passwordHash ? { passwordHash, updatedAt: now } : { updatedAt: now },
      }),
    db
      .insert(memberships)
      .values({
        id: newId("mem", now),
        identityId,
        tenantId,
        personId,
        status: "active",
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: [memberships.identityId, memberships.tenantId],
        set: { identityId },
        setWhere: eq(memberships.personId, personId),
      }),
    platformAuditWrite(control, { action: "invitation.accepted", tenantId, detail: { personId } }),
  ]);
}

async function identityFor(control: ControlCtx, email: string): Promise<string> {
  const [known] = await control.db
    .select({ id: identities.id })
    .from(identities)
    .where(eq(identities.email, email));
  return known?.id ?? newId("idn", control.now);
}
