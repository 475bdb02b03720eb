import { eq } from "drizzle-orm";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { ACCESS_TOKEN_SECONDS } from "./constants";
import { identities } from "./control-tables";
import { rotateSession, startSession } from "./session-tokens";
import { signAccessToken } from "./tokens";

type PlatformSignedIn = {
  tokens: { accessToken: string; refreshToken: string | null; expiresIn: number };
  identityId: string;
  sessionId: string;
};

/** Starts a session of platform staff on the owner console, outside any tenant. */
export async function openPlatformSession(
  control: ControlCtx,
  identityId: string,
  device?: string | null,
): Promise<PlatformSignedIn> {
  const { session, refreshToken } = await startSession(control, {
    identityId,
    tenantId: null,
    personId: null,
    device: device ?? null,
  });
  return issue(control, identityId, session.id, refreshToken);
}

/** Rotates the refresh token of platform staff. */
export async function refreshPlatformSession(
  control: ControlCtx,
  refreshToken: string,
  options: { lenientInGrace?: boolean } = {},
): Promise<PlatformSignedIn> {
  const rotation = await rotateSession(control, refreshToken, options);
  const { session } = rotation;
  const [identity] = await control.db
    .select()
    .from(identities)
    .where(eq(identities.id, session.identityId));
  if (session.tenantId || identity?.platformRole !== "super_admin" || identity.disabledAt) {
    throw new DomainError("UNAUTHENTICATED", "Sign in again.");
  }
  return issue(control, session.identityId, session.id, rotation.refreshToken);
}

async function issue(
  control: ControlCtx,
  identityId: string,
  sessionId: string,
  refreshToken: string | null,
): Promise<PlatformSignedIn> {
  const accessToken = await signAccessToken(control, {
    identityId,
    tenantId: null,
    personId: null,
    sessionId,
    roles: [{ role: "super_admin", schoolId: null }],
    features: {},
  });
  return {
    tokens: { accessToken, refreshToken, expiresIn: ACCESS_TOKEN_SECONDS },
    identityId,
    sessionId,
  };
}
