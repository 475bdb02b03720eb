import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { type AccessClaims, refreshPlatformSession, refreshSession } from "#domain/auth/index";
import { openTenant } from "#domain/tenancy/index";
import type { ControlCtx } from "#platform/ctx";
import { DomainError, isDomainError } from "#platform/errors";
import type { AppEnv } from "../../app-env";
import { resolveTenant } from "../../context";
import {
  ACCESS_COOKIE,
  BOOKMARK_COOKIE,
  bookmarkCookie,
  clearedCookies,
  cookiesOf,
  REFRESH_COOKIE,
  sessionCookies,
} from "./cookies";
import { claimsOf } from "./known-tokens";

const BOOKMARK_HEADER = "x-homeroom-bookmark";

/** Step two, second half for the API: a bearer token, or the browser's own cookie. */
export const knowApiSession = createMiddleware<AppEnv>(async (c, next) => {
  const bearer = bearerOf(c.req.header("authorization"));
  if (bearer) {
    await enterTenant(c, await claimsOf(c.get("control"), bearer));
  } else if (c.req.header("cookie")) {
    await knowByCookies(c);
  }
  await next();
  rememberBookmark(c);
});

/** Step two, second half for the web app: cookies, refreshed on the way when they ran out. */
export const knowWebSession = createMiddleware<AppEnv>(async (c, next) => {
  await knowByCookies(c);
  await next();
  rememberBookmark(c);
});

async function knowByCookies(c: Context<AppEnv>): Promise<void> {
  const cookies = cookiesOf(c.req.raw);
  const access = cookies[ACCESS_COOKIE];
  const refresh = cookies[REFRESH_COOKIE];
  try {
    if (access) return await enterTenant(c, await claimsOf(c.get("control"), access));
  } catch (error) {
    if (!isDomainError(error) || error.code !== "UNAUTHENTICATED") throw error;
  }
  if (refresh) await refreshByCookie(c, refresh);
}

async function refreshByCookie(c: Context<AppEnv>, token: string): Promise<void> {
  const control = c.get("control");
  const tenant = c.get("tenant");
  try {
    if (tenant) {
      const { tokens, ctx } = await refreshSession(control, token, { lenientInGrace: true });
      if (ctx.tenant.id !== tenant.info.id) return;
      c.set("ctx", ctx);
      if (tokens.refreshToken) c.get("cookies").push(...sessionCookies(tokens));
    } else {
      const { tokens, identityId } = await refreshPlatformSession(control, token, {
        lenientInGrace: true,
      });
      control.actor = { kind: "platform", identityId };
      if (tokens.refreshToken) c.get("cookies").push(...sessionCookies(tokens));
    }
  } catch (error) {
    if (!isDomainError(error) || error.code !== "UNAUTHENTICATED") throw error;
    c.get("cookies").push(...clearedCookies());
  }
}

async function enterTenant(c: Context<AppEnv>, claims: AccessClaims): Promise<void> {
  const control = c.get("control");
  if (claims.tenantId === null) return enterPlatform(c, control, claims);
  const host = c.get("tenant");
  if (host && host.info.id !== claims.tenantId) {
    throw new DomainError("UNAUTHENTICATED", "This token belongs to another school.");
  }
  const tenant = host ?? (await resolveTenant(c.env, control, claims.tenantId));
  if (!tenant || !claims.personId) {
    throw new DomainError("UNAUTHENTICATED", "The school of this token is not here any more.");
  }
  const actor = {
    kind: "user" as const,
    personId: claims.personId,
    identityId: claims.identityId,
    sessionId: claims.sessionId,
    roles: claims.roles,
  };
  control.actor = actor;
  const bookmark = c.req.header(BOOKMARK_HEADER) ?? cookiesOf(c.req.raw)[BOOKMARK_COOKIE];
  c.set("ctx", openTenant(control, tenant, actor, { bookmark: validBookmark(bookmark) }));
}

function enterPlatform(c: Context<AppEnv>, control: ControlCtx, claims: AccessClaims): void {
  if (c.get("tenant")) {
    throw new DomainError("UNAUTHENTICATED", "This token does not open a school.");
  }
  control.actor = { kind: "platform", identityId: claims.identityId };
}

function rememberBookmark(c: Context<AppEnv>): void {
  const db = c.get("ctx")?.db;
  const bookmark = db && db.$cost.rowsWritten > 0 ? db.$bookmark() : null;
  if (!bookmark || c.res.webSocket) return;
  c.res.headers.set(BOOKMARK_HEADER, bookmark);
  c.get("cookies").push(bookmarkCookie(bookmark));
}

function validBookmark(bookmark: string | undefined): string | null {
  return bookmark && /^[0-9a-f-]{10,120}$/.test(bookmark) ? bookmark : null;
}

function bearerOf(header: string | undefined): string | null {
  return (
    /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? "")?.[1] ?? (header ? "invalid" : null)
  );
}
