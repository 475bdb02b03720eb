import { type AccessClaims, verifyAccessToken } from "#domain/auth/index";
import type { ControlCtx } from "#platform/ctx";

const LIMIT = 5_000;
/** A verified token is looked at again after this time, well before it can expire unnoticed. */
const KEEP_MS = 30_000;

const known = new Map<string, { claims: AccessClaims; until: number }>();

/** The claims of a token; its signature is verified once in 30 seconds an isolate. */
export async function claimsOf(control: ControlCtx, token: string): Promise<AccessClaims> {
  const hit = known.get(token);
  if (hit && hit.until > control.now) return hit.claims;
  known.delete(token);
  const claims = await verifyAccessToken(control, token);
  if (known.size >= LIMIT) known.clear();
  known.set(token, { claims, until: Math.min(control.now + KEEP_MS, claims.expiresAt) });
  return claims;
}
