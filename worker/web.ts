import {
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
} from "@remix-run/server-runtime";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { DomainError, ERROR_STATUS, isDomainError } from "#platform/errors";
import { errorFields, log } from "#platform/log";
import { localeOf } from "./api/locale";
import { isSameOrigin } from "./api/middleware/origin";
import type { AppEnv } from "./app-env";

const MULTIPART = "multipart/form-data";
const FORM_TYPES = ["application/x-www-form-urlencoded", MULTIPART];
const MAX_FORM_BYTES = 1024 * 1024;
const MAX_UPLOAD_BYTES = 32 * 1024 * 1024;

let handler: RequestHandler | null = null;

async function remix(): Promise<RequestHandler> {
  if (!handler) {
    // @ts-expect-error built by `npm run build`, absent while the types are checked
    const build = (await import("../build/server/index.js")) as ServerBuild;
    handler = createRequestHandler(build, "production");
  }
  return handler;
}

/**
 * What a form may be: sent from our own pages, as a form, and not endless. Uploads have a bound of
 * their own where they are read.
 */
export const refuseOddForms = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") {
    if (!isSameOrigin(c.req.raw)) {
      throw new DomainError("FORBIDDEN", "This request did not come from this site.");
    }
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    if (!FORM_TYPES.includes(type)) {
      throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "This address takes forms only.");
    }
    const bound = type === MULTIPART ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES;
    if (Number(c.req.header("content-length") ?? 0) > bound) {
      throw new DomainError("PAYLOAD_TOO_LARGE", "This is more than can be taken at once.");
    }
  }
  await next();
});

/** Everything that is not the API: static files first, then the Remix app. */
export async function webApp(c: Context<AppEnv>): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  if (
    c.req.method === "GET" &&
    /\.[a-z0-9]{2,12}$/.test(pathname) &&
    !/\.(data|json)$/.test(pathname)
  ) {
    const file = await c.env.ASSETS.fetch(c.req.raw);
    if (file.status !== 404) return new Response(file.body, file);
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const context = {
    ctx: c.get("ctx"),
    tenant: c.get("tenant")?.info ?? null,
    control: c.get("control"),
    cookies: c.get("cookies"),
    nonce,
    locale: localeOf(c),
    requestId: c.get("requestId"),
    appHost: c.get("control").appHost,
    protocol: new URL(c.req.url).protocol,
  };
  const handle = await remix();
  const response = await handle(c.req.raw, context as never);
  const answer = new Response(response.body, response);
  answer.headers.set("content-security-policy", policy(nonce));
  answer.headers.set("x-content-type-options", "nosniff");
  answer.headers.set("referrer-policy", "same-origin");
  if (!answer.headers.has("cache-control"))
    answer.headers.set("cache-control", "private, no-store");
  return answer;
}

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self' *",
  ].join("; ");
}

/** A plain page for what fails before the web app is reached, such as an unknown school. */
export function webError(error: unknown, c: Context<AppEnv>): Response {
  const known = isDomainError(error) ? error : null;
  if (!known) log("error", "web.failed", { requestId: c.get("requestId"), ...errorFields(error) });
  const status = known ? ERROR_STATUS[known.code] : 500;
  const message = known?.message ?? "Something went wrong on our side. Please try again.";
  return c.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Homeroom</title><body style="font: 18px/1.6 system-ui; max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem; color-scheme: light dark"><h1 style="font-size: 1.5rem">${message}</h1><p><a href="//${c.env.APP_HOST}/">Homeroom</a></p></body></html>`,
    status,
  );
}
