import { redirect } from "@remix-run/cloudflare";
import type { ControlCtx, Ctx, TenantInfo } from "#platform/ctx";
import type { Locale } from "#web/i18n/locales.ts";

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    /** The signed-in person on a tenant's host. */
    ctx: Ctx | null;
    /** The tenant that the host name means; null on the bare app host. */
    tenant: TenantInfo | null;
    control: ControlCtx;
    /** Set-Cookie headers for the answer; the worker appends them. */
    cookies: string[];
    nonce: string;
    locale: Locale;
    requestId: string;
    /** Host of the app with its port, such as `localhost:8787`. */
    appHost: string;
    /** `http:` or `https:`. */
    protocol: string;
  }
}

type Known = {
  ctx: Ctx | null;
  tenant: TenantInfo | null;
  appHost: string;
  protocol: string;
};

/** The signed-in person's Ctx, or a redirect to sign-in that comes back here. */
export function requireCtx(context: Known, request: Request): Ctx {
  requireTenant(context);
  if (context.ctx) return context.ctx;
  const url = new URL(request.url);
  const next = request.method === "GET" ? pathOf(url) : "/";
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}`);
}

/** The tenant of this host, or a redirect to the platform's own sign-in on the bare host. */
export function requireTenant(context: Known): TenantInfo {
  if (context.tenant) return context.tenant;
  throw redirect("/sign-in");
}

/** The origin of a school's own address. */
export function tenantOrigin(context: Pick<Known, "appHost" | "protocol">, slug: string): string {
  return `${context.protocol.replace(/:$/, "")}://${slug}.${context.appHost}`;
}

/** The origin of the bare app host. */
export function appOrigin(context: Pick<Known, "appHost" | "protocol">): string {
  return `${context.protocol.replace(/:$/, "")}://${context.appHost}`;
}

const HERE = "http://here.invalid";

/** `next` as a path of this host; anything else (other hosts, schemes) becomes `fallback`. */
export function safeNext(next: unknown, fallback = "/"): string {
  if (typeof next !== "string" || !next.startsWith("/")) return fallback;
  if (/^\/[/\\]/.test(next) || !URL.canParse(next, HERE)) return fallback;
  const url = new URL(next, HERE);
  if (url.origin !== HERE) return fallback;
  return url.pathname + url.search;
}

// A client navigation asks for `/people.data`; the person should come back to `/people`.
function pathOf(url: URL): string {
  const path = url.pathname.replace(/\/_root\.data$/, "/").replace(/\.data$/, "");
  url.searchParams.delete("_routes");
  return path + url.search;
}
