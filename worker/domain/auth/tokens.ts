import { createLocalJWKSet, importJWK, type JWK, jwtVerify, SignJWT } from "jose";
import type { ControlCtx, RoleGrant } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { ACCESS_TOKEN_SECONDS } from "./constants";

export const TOKEN_ALGORITHM = "ES256";
const ISSUER = "homeroom";
const AUDIENCE = "homeroom-api";
const TYPE = "at+jwt";

/** What an access token says. `tenantId` null: platform staff on the owner console. */
export type AccessClaims = {
  identityId: string;
  tenantId: string | null;
  personId: string | null;
  sessionId: string;
  roles: RoleGrant[];
  features: Record<string, boolean>;
  /** When the token stops being valid, ms UTC. */
  expiresAt: number;
};

/** A signed access token (RFC 9068 style: typ at+jwt, ES256) of ten minutes. */
export async function signAccessToken(
  control: ControlCtx,
  claims: Omit<AccessClaims, "expiresAt">,
): Promise<string> {
  const jwk = JSON.parse(control.secrets.signingJwk) as JWK;
  const key = await importJWK(jwk, TOKEN_ALGORITHM);
  const seconds = Math.floor(control.now / 1000);
  return new SignJWT({
    tid: claims.tenantId,
    per: claims.personId,
    sid: claims.sessionId,
    roles: claims.roles.map(({ role, schoolId }) => (schoolId ? `${role}@${schoolId}` : role)),
    feat: Object.keys(claims.features).filter((name) => claims.features[name]),
  })
    .setProtectedHeader({ alg: TOKEN_ALGORITHM, typ: TYPE, kid: jwk.kid ?? "" })
    .setSubject(claims.identityId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(crypto.randomUUID())
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
    .sign(key);
}

/** The claims of a valid token; UNAUTHENTICATED for anything else, whatever is wrong with it. */
export async function verifyAccessToken(control: ControlCtx, token: string): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(publicJwks(control)), {
      algorithms: [TOKEN_ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      currentDate: new Date(control.now),
      requiredClaims: ["exp", "nbf", "sub", "sid"],
    });
    return {
      identityId: String(payload.sub),
      tenantId: textOrNull(payload.tid),
      personId: textOrNull(payload.per),
      sessionId: String(payload.sid),
      roles: texts(payload.roles).map(parseRole),
      features: Object.fromEntries(texts(payload.feat).map((name) => [name, true])),
      expiresAt: (payload.exp ?? 0) * 1000,
    };
  } catch {
    throw new DomainError("UNAUTHENTICATED", "The access token is missing, invalid or expired.");
  }
}

/** The public half of the signing key, for `/.well-known/jwks.json`. */
export function publicJwks(control: Pick<ControlCtx, "secrets">): { keys: JWK[] } {
  const { kty, crv, x, y, kid } = JSON.parse(control.secrets.signingJwk) as JWK;
  return {
    keys: [{ kty, crv, x, y, kid, alg: TOKEN_ALGORITHM, use: "sig", key_ops: ["verify"] } as JWK],
  };
}

function parseRole(text: string): RoleGrant {
  const [role = "", schoolId] = text.split("@");
  return { role, schoolId: schoolId ?? null };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
