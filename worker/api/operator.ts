import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { Email, ensurePlatformOwner, Password } from "#domain/auth/index";
import {
  findTenant,
  listDeadLetters,
  listTenants,
  migrateTenant,
  SignUpRequest,
  setTenantSuspended,
  takeDeadLetter,
  tenantsBehind,
} from "#domain/tenancy/index";
import { DomainError, notFound } from "#platform/errors";
import type { AppEnv } from "../app-env";
import { forgetTenants } from "../context";
import type { JobMessage } from "../env";
import { startSchool } from "../onboarding/start-school";
import { validationError } from "./errors";
import { readJson } from "./read-json";

const MAX_BYTES = 64 * 1024;
const Owner = z.object({ email: Email, password: Password });

/** What operators' scripts call, below `/api/operator`, with the operator token. */
export function operatorRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    const given = c.req.header("authorization")?.replace(/^Bearer /i, "") ?? "";
    if (!sameText(given, c.env.OPERATOR_TOKEN)) {
      throw new DomainError("UNAUTHENTICATED", "The operator token is missing or wrong.");
    }
    c.get("control").actor = { kind: "platform", identityId: "operator" };
    await next();
  });
  const done = (data: unknown, requestId: string) => ({
    success: true,
    data,
    requestId,
    timestamp: new Date().toISOString(),
  });

  app.get("/tenants", async (c) => {
    const after = c.req.query("after") ?? "";
    return c.json(done(await listTenants(c.get("control"), after), c.get("requestId")));
  });
  app.post("/tenants", async (c) => {
    const input = SignUpRequest.safeParse(await readJson(c.req.raw, MAX_BYTES));
    if (!input.success) throw validationError(input.error, "body");
    const started = await startSchool(c.get("control"), input.data);
    return c.json(done(started, c.get("requestId")), 201);
  });
  app.post("/tenants/:slug/:action{suspend|resume|migrate}", async (c) => {
    const control = c.get("control");
    const { slug, action } = c.req.param();
    const tenant = await findTenant(control, slug);
    if (!tenant) throw notFound("This tenant");
    if (action !== "migrate") {
      await setTenantSuspended(control, slug, action === "suspend");
      forgetTenants(c.env);
      return c.json(done({ slug, action }, c.get("requestId")));
    }
    const result = await migrateTenant(control, tenant.info.id);
    return c.json(done({ slug, ...result }, c.get("requestId")));
  });
  app.post("/migrate", async (c) => {
    const control = c.get("control");
    const results = [];
    for (const id of await tenantsBehind(control, 100)) {
      results.push({ id, ...(await migrateTenant(control, id)) });
    }
    return c.json(done(results, c.get("requestId")));
  });
  app.post("/owners", async (c) => {
    const input = Owner.safeParse(await readJson(c.req.raw, MAX_BYTES));
    if (!input.success) throw validationError(input.error, "body");
    await ensurePlatformOwner(c.get("control"), input.data);
    return c.json(done({ email: input.data.email }, c.get("requestId")), 201);
  });
  app.get("/dead-letters", async (c) =>
    c.json(done(await listDeadLetters(c.get("control")), c.get("requestId"))),
  );
  app.post("/dead-letters/:id/replay", async (c) => {
    const id = z.string().max(64).parse(c.req.param("id"));
    const body = (await takeDeadLetter(c.get("control"), id)) as JobMessage;
    await c.env.JOBS.send(body);
    return c.json(done({ id }, c.get("requestId")));
  });
  return app;
}

function sameText(a: string, b: string): boolean {
  const encoder = new TextEncoder();
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
