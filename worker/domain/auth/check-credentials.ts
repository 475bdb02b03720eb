import { and, asc, eq } from "drizzle-orm";
import { tenantDirectory } from "#domain/tenancy/index";
import { verifyPassword } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { identities, memberships } from "./control-tables";

export type MembershipChoice = { tenantId: string; slug: string; name: string; personId: string };

export type Credentials = {
  identityId: string;
  email: string;
  isPlatformStaff: boolean;
  memberships: MembershipChoice[];
};

/** The form in which an e-mail address identifies somebody. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Who this e-mail address and password belong to. One refusal, in the same time, for an unknown
 * address, a wrong password and a disabled login.
 */
export async function checkCredentials(
  control: ControlCtx,
  input: { email: string; password: string },
): Promise<Credentials> {
  const tenants = tenantDirectory(control.db);
  const rows = await control.db
    .select({
      identity: identities,
      membership: memberships,
      tenant: { id: tenants.id, slug: tenants.slug, name: tenants.name },
    })
    .from(identities)
    .leftJoin(
      memberships,
      and(eq(memberships.identityId, identities.id), eq(memberships.status, "active")),
    )
    .leftJoin(tenants, eq(tenants.id, memberships.tenantId))
    .where(eq(identities.email, foldEmail(input.email)))
    .orderBy(asc(tenants.name));
  const identity = rows[0]?.identity;
  const fits = await verifyPassword(input.password, identity?.passwordHash ?? null);
  if (!identity || !fits || identity.disabledAt !== null) {
    throw new DomainError("UNAUTHENTICATED", "The e-mail address or the password is not right.");
  }
  return {
    identityId: identity.id,
    email: identity.email,
    isPlatformStaff: identity.platformRole === "super_admin",
    memberships: rows.flatMap(({ membership, tenant }) =>
      membership && tenant
        ? [
            {
              tenantId: tenant.id,
              slug: tenant.slug,
              name: tenant.name,
              personId: membership.personId,
            },
          ]
        : [],
    ),
  };
}
