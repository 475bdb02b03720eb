import { parse } from "hono/utils/cookie";
import { SESSION_SECONDS } from "#domain/auth/index";

export const ACCESS_COOKIE = "__Host-access";
export const REFRESH_COOKIE = "__Host-refresh";
export const BOOKMARK_COOKIE = "__Host-bookmark";

/** The cookies of a request by name. */
export function cookiesOf(request: Request): Record<string, string> {
  return parse(request.headers.get("cookie") ?? "");
}

function cookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;
}

/** Set-Cookie headers of a session in the browser. */
export function sessionCookies(tokens: {
  accessToken: string;
  refreshToken: string | null;
  expiresIn: number;
}): string[] {
  const access = cookie(ACCESS_COOKIE, tokens.accessToken, tokens.expiresIn);
  if (!tokens.refreshToken) return [access];
  return [access, cookie(REFRESH_COOKIE, tokens.refreshToken, SESSION_SECONDS)];
}

/** Set-Cookie headers that forget the session. */
export function clearedCookies(): string[] {
  return [ACCESS_COOKIE, REFRESH_COOKIE, BOOKMARK_COOKIE].map((name) => cookie(name, "", 0));
}

/** Where the person's own last write is, so that no replica shows an older state. */
export function bookmarkCookie(bookmark: string): string {
  return cookie(BOOKMARK_COOKIE, bookmark, 300);
}
