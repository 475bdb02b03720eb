import { grantRole, joinTenant, openSession, type Role, revokeRole } from "#domain/auth/index";
import { createFounder } from "#domain/people/index";
import { newId } from "#platform/ids";
import type { TestTenant } from "./tenant";

/** An access token of a new person whose only role is this one, in the tenant's first school. */
export async function sessionAs(
  tenant: TestTenant,
  role: Role,
  schoolId: string | null = role === "org_admin" ? null : tenant.schoolId,
): Promise<string> {
  return (await signedInAs(tenant, role, schoolId)).token;
}

/** The same with the person's id. */
export async function signedInAs(
  tenant: TestTenant,
  role: Role,
  schoolId: string | null = role === "org_admin" ? null : tenant.schoolId,
): Promise<{ token: string; personId: string }> {
  const email = `${role}-${crypto.randomUUID().slice(0, 8)}@${tenant.slug}.example`;
  const personId = await createFounder(tenant.asSystem(), {
    givenName: role,
    familyName: "Tester",
    email,
  });
  const admin = tenant.asAdmin();
  if (role !== "org_admin") {
    await grantRole(admin, { personId, role, schoolId });
    await revokeRole(admin, { personId, role: "org_admin", schoolId: null });
  }
  const identityId = newId("idn");
  await joinTenant(
    tenant.control,
    { identityId, email, passwordHash: null },
    { tenantId: tenant.id, personId },
  );
  const signedIn = await openSession(tenant.control, { identityId, tenantId: tenant.id, personId });
  return { token: signedIn.tokens.accessToken, personId };
}
