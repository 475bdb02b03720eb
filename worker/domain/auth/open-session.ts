import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import { findTenant, openTenant, type PlacedTenant } from "#domain/tenancy/index";
import { dateIn } from "#platform/clock";
import type { Actor, ControlCtx, Ctx, RoleGrant } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { TokenPair } from "./auth.schema";
import { ACCESS_TOKEN_SECONDS } from "./constants";
import { memberships } from "./control-tables";
import { rotateSession, type SessionRow, startSession } from "./session-tokens";
import { roleAssignments } from "./tables";
import { signAccessToken } from "./tokens";

/** A signed-in person: tokens for the client and a Ctx to go on with. */
export type SignedIn = {
  tokens: Omit<TokenPair, "refreshToken"> & { refreshToken: string | null };
  ctx: Ctx;
  sessionId: string;
};

/** Starts a session of an identity in a tenant. */
export async function openSession(
  control: ControlCtx,
  who: { identityId: string; tenantId: string; personId: string; device?: string | null },
): Promise<SignedIn> {
  const tenant = await requireTenant(control, who.tenantId);
  const roles = await rolesOf(control, tenant, who.personId);
  const { session, refreshToken } = await startSession(control, who);
  return signedIn(control, tenant, session, who.personId, roles, refreshToken);
}

/** Rotates a refresh token and issues a new access token with the roles of this moment. */
export async function refreshSession(
  control: ControlCtx,
  refreshToken: string,
  options: { lenientInGrace?: boolean } = {},
): Promise<SignedIn> {
  const rotation = await rotateSession(control, refreshToken, options);
  const { session } = rotation;
  const { tenantId, personId } = session;
  if (!tenantId || !personId) throw new DomainError("UNAUTHENTICATED", "Sign in again.");
  const [tenant, [membership]] = await Promise.all([
    requireTenant(control, tenantId),
    control.db
      .select()
      .from(memberships)
      .where(and(eq(memberships.tenantId, tenantId), eq(memberships.personId, personId))),
  ]);
  if (membership?.status !== "active") {
    throw new DomainError("UNAUTHENTICATED", "This account has been closed.");
  }
  const roles = await rolesOf(control, tenant, personId);
  return signedIn(control, tenant, session, personId, roles, rotation.refreshToken);
}

async function requireTenant(control: ControlCtx, id: string): Promise<PlacedTenant> {
  const tenant = await findTenant(control, id);
  if (!tenant) throw new DomainError("UNAUTHENTICATED", "This school is not here any more.");
  return tenant;
}

async function rolesOf(
  control: ControlCtx,
  tenant: PlacedTenant,
  personId: string,
): Promise<RoleGrant[]> {
  const ctx = openTenant(control, tenant, { kind: "system", job: "sign-in" });
  const today = dateIn(tenant.info.timeZone, control.now);
  return ctx.db
    .select({ role: roleAssignments.role, schoolId: roleAssignments.schoolId })
    .from(roleAssignments)
    .where(
      and(
        eq(roleAssignments.personId, personId),
        or(isNull(roleAssignments.beginsOn), lte(roleAssignments.beginsOn, today)),
        or(isNull(roleAssignments.endsOn), gte(roleAssignments.endsOn, today)),
      ),
    );
}

async function signedIn(
  control: ControlCtx,
  tenant: PlacedTenant,
  session: SessionRow,
  personId: string,
  roles: RoleGrant[],
  refreshToken: string | null,
): Promise<SignedIn> {
  const actor: Actor = {
    kind: "user",
    personId,
    identityId: session.identityId,
    sessionId: session.id,
    roles,
  };
  const accessToken = await signAccessToken(control, {
    identityId: session.identityId,
    tenantId: tenant.info.id,
    personId,
    sessionId: session.id,
    roles,
    features: tenant.info.features,
  });
  return {
    tokens: { accessToken, refreshToken, expiresIn: ACCESS_TOKEN_SECONDS },
    ctx: openTenant(control, tenant, actor),
    sessionId: session.id,
  };
}
