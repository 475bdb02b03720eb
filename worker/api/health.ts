import type { Context } from "hono";
import { freeDatabases } from "#domain/tenancy/index";
import { errorFields, log } from "#platform/log";
import type { AppEnv } from "../app-env";
import { VERSION } from "../version";

type Check = { name: string; status: "ok" | "warn" | "fail" };

/** Sign-ups want at least this many free databases; below it health warns. */
export const LOW_WATER = 3;

/** `GET /api/health`: status, version, and what was checked. 503 when something failed. */
export async function health(c: Context<AppEnv>): Promise<Response> {
  const checks: Check[] = [];
  try {
    const free = await freeDatabases(c.get("control"));
    checks.push({ name: "control_database", status: "ok" });
    checks.push({ name: "tenant_pool", status: free < LOW_WATER ? "warn" : "ok" });
  } catch (error) {
    log("error", "health.failed", errorFields(error));
    checks.push({ name: "control_database", status: "fail" });
  }
  const failed = checks.some((check) => check.status === "fail");
  return c.json(
    {
      success: !failed,
      data: { status: failed ? "fail" : "ok", version: VERSION, checks },
      requestId: c.get("requestId"),
      timestamp: new Date().toISOString(),
    },
    failed ? 503 : 200,
    { "cache-control": "no-store" },
  );
}
