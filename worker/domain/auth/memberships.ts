import { eq } from "drizzle-orm";
import { platformAuditWrite } from "#domain/tenancy/index";
import { hashPassword, verifyPassword } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { foldEmail } from "./check-credentials";
import { identities, memberships } from "./control-tables";

/**
 * The identity that a new founder signs in with. A known address must prove itself with its own
 * password; a new one is created with the membership. Returns what `joinTenant` needs.
 */
export async function proveFounder(
  control: ControlCtx,
  input: { email: string; password: string },
): Promise<{ identityId: string; passwordHash: string | null; email: string }> {
  const email = foldEmail(input.email);
  const [known] = await control.db.select().from(identities).where(eq(identities.email, email));
  if (!known) {
    const passwordHash = await hashPassword(input.password);
    return { identityId: newId("idn", control.now), passwordHash, email };
  }
  if (known.disabledAt || !(await verifyPassword(input.password, known.passwordHash))) {
    throw new DomainError(
      "CONFLICT",
      "This e-mail address has an account already. Use its password, or another address.",
      [{ field: "email", issue: "This address has an account; its password was not right." }],
    );
  }
  return { identityId: known.id, passwordHash: null, email };
}

/** Ties an identity (created when it is new) to a person of a tenant, with its audit entry. */
export async function joinTenant(
  control: ControlCtx,
  who: { identityId: string; email: string; passwordHash: string | null },
  where: { tenantId: string; personId: string },
): Promise<void> {
  const { db, now } = control;
  await db.batch([
    db
      .insert(identities)
      .values({
        id: who.identityId,
        email: foldEmail(who.email),
        passwordHash: who.passwordHash,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing(),
    db
      .insert(memberships)
      .values({
        id: newId("mem", now),
        identityId: who.identityId,
        tenantId: where.tenantId,
        personId: where.personId,
        status: "active",
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: [memberships.identityId, memberships.tenantId],
        set: { status: "active", personId: where.personId },
      }),
    platformAuditWrite(control, {
      action: "membership.joined",
      tenantId: where.tenantId,
      detail: { personId: where.personId },
    }),
  ]);
}

/** Makes an identity platform staff; for the first owner and for operators' scripts. */
export async function ensurePlatformOwner(
  control: ControlCtx,
  input: { email: string; password: string },
): Promise<void> {
  const email = foldEmail(input.email);
  const [known] = await control.db.select().from(identities).where(eq(identities.email, email));
  if (known?.platformRole === "super_admin") return;
  const passwordHash = await hashPassword(input.password);
  const { now } = control;
  await control.db.batch([
    control.db
      .insert(identities)
      .values({
        id: newId("idn", now),
        email,
        passwordHash,
        platformRole: "super_admin",
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoUpdate({ target: identities.email, set: { platformRole: "super_admin" } }),
    platformAuditWrite(control, { action: "platform.owner_granted" }),
  ]);
}
