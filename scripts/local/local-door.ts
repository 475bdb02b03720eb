import { asc, sql } from "drizzle-orm";
import { activeTenantIds } from "#domain/tenancy/index";
import { errorFields, log } from "#platform/log";
import { mails, outbox } from "#platform/tables";
import { controlCtx, openTenantForJob, readyControlDb, type Waiter } from "#worker/context";
import { checkEnv, type Env } from "#worker/env";
import { seedDemoTenant } from "../demo/seed-demo-tenant";
import { seedOwner } from "../demo/seed-owner";

const DOOR = "/__local/";

/** Answers what only a laptop's start script asks, and null for everything else. */
export async function localDoor(
  request: Request,
  env: Env,
  waiter: Waiter,
): Promise<Response | null> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith(DOOR) || env.ENVIRONMENT !== "development") return null;
  checkEnv(env);
  if (request.headers.get("authorization") !== `Bearer ${env.OPERATOR_TOKEN}`) {
    return Response.json({ error: "The operator token is missing or wrong." }, { status: 401 });
  }
  const control = controlCtx(env, { kind: "system", job: "demo" }, waiter);
  await readyControlDb(env, waiter);
  const what = url.pathname.slice(DOOR.length);
  const slug = url.searchParams.get("slug") ?? "";
  try {
    if (what === "resume") return Response.json(await resume(env, waiter));
    if (what === "seed-owner") return Response.json(await seedOwner(control));
    if (what === "seed") return Response.json(await seedDemoTenant(control, slug));
    if (what === "mails") {
      const { db } = await openTenantForJob(env, slug, "mails", waiter);
      return Response.json(await db.select().from(mails).orderBy(asc(mails.id)));
    }
  } catch (error) {
    const text = error instanceof Error ? `${error.stack} ${error.cause ?? ""}` : String(error);
    return Response.json({ error: text }, { status: 500 });
  }
  return Response.json({ error: "There is no such door." }, { status: 404 });
}

/**
 * Local queues live in memory: what had been handed to them when the last run ended is gone, so
 * every message that has had no effect yet goes out again.
 */
async function resume(env: Env, waiter: Waiter): Promise<{ tenants: number }> {
  const control = controlCtx(env, { kind: "system", job: "resume" }, waiter);
  const ids = await activeTenantIds(control);
  for (const tenantId of ids) {
    try {
      const ctx = await openTenantForJob(env, tenantId, "resume", waiter);
      await ctx.db.update(outbox).set({ sentAt: null }).where(sql`${outbox.doneAt} is null`);
      await env.JOBS.send({ kind: "outbox", tenantId });
    } catch (error) {
      log("error", "outbox.not_resumed", { tenantId, ...errorFields(error) });
    }
  }
  return { tenants: ids.length };
}
