export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: unknown): value is Theme {
  return (THEMES as readonly unknown[]).includes(value);
}

/** The theme that a request's cookie asks for; `system` without one. */
export function themeOf(request: Request): Theme {
  const cookie = request.headers.get("cookie") ?? "";
  const value = /(?:^|;\s*)theme=(\w+)/.exec(cookie)?.[1];
  return isTheme(value) ? value : "system";
}

/** A Set-Cookie header for a choice that holds no secret: kept a year. */
export function preferenceCookie(
  name: "theme" | "locale",
  value: string,
  protocol: string,
): string {
  const secure = protocol.startsWith("https") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
