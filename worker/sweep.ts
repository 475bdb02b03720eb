import { sweepExpiredTokens } from "#domain/auth/index";
import {
  activeTenantIds,
  freeDatabases,
  sweepUnfinishedTenants,
  tenantsBehind,
} from "#domain/tenancy/index";
import { log } from "#platform/log";
import { LOW_WATER } from "#worker/api/health";
import { controlCtx, readyControlDb, type Waiter } from "./context";
import type { Env, JobMessage } from "./env";

/** A tenant's outbox is looked after every so many minutes even if nothing woke it. */
const OUTBOX_EVERY_MINUTES = 5;
const TEND_EVERY_MINUTES = 60;
const MIGRATIONS_A_SWEEP = 200;
const SEND_BATCH = 100;

/** The cron sweep, every minute: idle migrations, forgotten outboxes, what expired, low water. */
export async function sweep(env: Env, waiter: Waiter): Promise<void> {
  const control = controlCtx(env, { kind: "system", job: "sweep" }, waiter);
  await readyControlDb(env, waiter);
  const minute = Math.floor(control.now / 60_000);
  const behind = await tenantsBehind(control, MIGRATIONS_A_SWEEP);
  const active = await activeTenantIds(control);
  const due = (every: number) => active.filter((id) => turnOf(id, every) === minute % every);
  await send(env, [
    ...behind.map((tenantId): JobMessage => ({ kind: "migrate", tenantId })),
    ...due(OUTBOX_EVERY_MINUTES).map((tenantId): JobMessage => ({ kind: "outbox", tenantId })),
    ...due(TEND_EVERY_MINUTES).map((tenantId): JobMessage => ({ kind: "tend", tenantId })),
  ]);
  await sweepUnfinishedTenants(control);
  await sweepExpiredTokens(control);
  const free = await freeDatabases(control);
  if (free < LOW_WATER) log("warn", "pool.low", { free });
}

function turnOf(id: string, every: number): number {
  return [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % every;
}

async function send(env: Env, messages: JobMessage[]): Promise<void> {
  for (let i = 0; i < messages.length; i += SEND_BATCH) {
    await env.JOBS.sendBatch(messages.slice(i, i + SEND_BATCH).map((body) => ({ body })));
  }
}
