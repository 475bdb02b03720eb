import { createMiddleware } from "hono/factory";
import { newId } from "#platform/ids";
import { log } from "#platform/log";
import type { AppEnv } from "../../app-env";
import { controlCtx, readyControlDb } from "../../context";
import { checkEnv } from "../../env";

/** Step one: a request id, the control context, and a log line with what the request cost. */
export const enter = createMiddleware<AppEnv>(async (c, next) => {
  checkEnv(c.env);
  const requestId = newId("req");
  c.set("requestId", requestId);
  c.set("cookies", []);
  c.set("ctx", null);
  c.set("tenant", null);
  const control = controlCtx(c.env, { kind: "anonymous" }, c.executionCtx, requestId);
  c.set("control", control);
  await readyControlDb(c.env, c.executionCtx);
  const started = Date.now();
  await next();
  const tenantCost = c.get("ctx")?.db.$cost;
  const trips = control.d1Trips() + (tenantCost?.trips ?? 0);
  const rows = tenantCost?.rowsRead ?? 0;
  if (c.res.webSocket) return;
  c.res.headers.set("x-request-id", requestId);
  c.res.headers.append("server-timing", `d1;desc="trips=${trips} rows=${rows}"`);
  for (const cookie of c.get("cookies")) c.res.headers.append("set-cookie", cookie);
  if (c.env.LOG_REQUESTS === "off") return;
  log("info", "request", {
    requestId,
    tenantId: c.get("tenant")?.info.id ?? c.get("ctx")?.tenant.id ?? null,
    method: c.req.method,
    route: c.req.routePath,
    status: c.res.status,
    ms: Date.now() - started,
    d1Trips: trips,
    d1Rows: rows,
  });
});
