import type { Context, Hono } from "hono";
import type { z } from "zod";
import { requireReach } from "#domain/auth/index";
import { DomainError } from "#platform/errors";
import type { Page } from "#platform/paging";
import type { AppEnv } from "../app-env";
import { validationError } from "./errors";
import { readJson } from "./read-json";
import type { Route } from "./route";

const DEFAULT_MAX_BYTES = 256 * 1024;

/** Mounts routes on the app: parse, check the right, run, answer in the agreed shape. */
export function mountRoutes(app: Hono<AppEnv>, base: string, routes: Route[]): void {
  for (const route of routes) {
    const path = base + route.path.replace(/\{(\w+)\}/g, ":$1");
    app.on(route.method.toUpperCase(), path, (c) => answer(c, route));
  }
}

async function answer(c: Context<AppEnv>, route: Route): Promise<Response> {
  const ctx = c.get("ctx");
  if (route.access !== "public") {
    if (!ctx)
      throw new DomainError("UNAUTHENTICATED", "The access token is missing, invalid or expired.");
    if (route.access !== "session") requireReach(ctx, route.access);
  }
  const params = parse(route.params, c.req.param(), "path");
  const query = parse(route.query, c.req.query(), "query");
  const body = route.body ? parse(route.body, await bodyOf(c.req.raw, route), "body") : undefined;
  const result = await route.handle({
    ctx,
    control: c.get("control"),
    params,
    query,
    body,
    request: c.req.raw,
  } as never);
  return c.json(shaped(result, route, c.get("requestId")), route.status ?? 200);
}

function bodyOf(request: Request, route: Route): Promise<unknown> | unknown {
  const isBare = !request.body || request.headers.get("content-length") === "0";
  if (route.bodyOptional && isBare) return {};
  return readJson(request, route.maxBytes ?? DEFAULT_MAX_BYTES);
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw validationError(result.error, where);
  return result.data;
}

function shaped(result: unknown, route: Route, requestId: string): Record<string, unknown> {
  const tail = { requestId, timestamp: new Date().toISOString() };
  if (!route.list) return { success: true, data: result, ...tail };
  const { items, total, page, perPage } = result as Page<unknown>;
  return { success: true, data: items, meta: { total, page, perPage }, ...tail };
}
