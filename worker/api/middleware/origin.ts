import { createMiddleware } from "hono/factory";
import { DomainError } from "#platform/errors";
import type { AppEnv } from "../../app-env";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request that changes state comes from our own pages (or from no browser at all). */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  return !origin || origin === new URL(request.url).origin;
}

/** Refuses state changes that another site sends with a person's cookies. */
export const refuseForeignOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const byCookie = !c.req.header("authorization") && c.req.header("cookie");
  if (!SAFE.has(c.req.method) && byCookie && !isSameOrigin(c.req.raw)) {
    throw new DomainError("FORBIDDEN", "This request did not come from this site.");
  }
  await next();
});
