import {
  findTenant,
  LATEST_SCHEMA,
  migrateDatabase,
  migrateTenant,
  openTenant,
  type PlacedTenant,
  registerPool,
} from "#domain/tenancy/index";
import { controlMigrations } from "#migrations/bundled.generated";
import type { Actor, ControlCtx, Ctx, FileStore, Ports } from "#platform/ctx";
import { openControlDb, openTenantDb } from "#platform/database";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { type Env, type JobMessage, tenantBindings } from "./env";
import { mailPort } from "./mail-port";

/** How long an isolate may go on with what it knows of a tenant: the bound on suspension. */
export const TENANT_CACHE_MS = 30_000;

export type Waiter = { waitUntil(promise: Promise<unknown>): void };

const bindingsOf = new WeakMap<Env, Record<string, D1Database>>();
const readyControl = new WeakSet<Env>();
const tenantCache = new WeakMap<Env, Map<string, { tenant: PlacedTenant | null; at: number }>>();

function remembered<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** What platform verbs stand on, for one request or job. */
export function controlCtx(
  env: Env,
  actor: Actor,
  waiter: Waiter,
  requestId: string = newId("req"),
): ControlCtx {
  const bindings = remembered(bindingsOf, env, () => tenantBindings(env));
  let db: ControlCtx["db"] | undefined;
  return {
    actor,
    get db() {
      db ??= openControlDb(env.CONTROL_DB);
      return db;
    },
    d1Trips: () => db?.$cost.trips ?? 0,
    now: Date.now(),
    requestId,
    openTenant: (name, bookmark) => {
      const binding = bindings[name];
      if (!binding)
        throw new DomainError("UNAVAILABLE", "This school's database is not reachable.");
      return openTenantDb(binding, bookmark);
    },
    pool: Object.keys(bindings),
    secrets: { signingJwk: env.AUTH_SIGNING_JWK, refreshKey: env.AUTH_REFRESH_KEY },
    appHost: env.APP_HOST,
    originOf: (slug) => {
      const protocol = env.ENVIRONMENT === "production" ? "https" : "http";
      return `${protocol}://${slug ? `${slug}.` : ""}${env.APP_HOST}`;
    },
    replay: async (message) => {
      await env.JOBS.send(message as JobMessage);
    },
    portsOf: (tenantId) => portsOf(env, tenantId, waiter),
  };
}

/**
 * Brings the control database up to date and the pool into it, once an isolate. Requests that come
 * before it is done each look for themselves: a promise must not be shared between requests.
 */
export async function readyControlDb(env: Env, waiter: Waiter): Promise<void> {
  if (readyControl.has(env)) return;
  const control = controlCtx(env, { kind: "system", job: "start" }, waiter);
  try {
    await migrateDatabase(control.db, controlMigrations, control.now);
  } catch (error) {
    // Another request may have applied the same migration in between.
    if ((await migrateDatabase(control.db, controlMigrations, control.now)) === 0) throw error;
  }
  await registerPool(control);
  readyControl.add(env);
}

/** A tenant by slug or id out of the isolate's cache (30 s), migrated to the code's schema. */
export async function resolveTenant(
  env: Env,
  control: ControlCtx,
  slugOrId: string,
): Promise<PlacedTenant | null> {
  const cache = remembered(tenantCache, env, () => new Map());
  const hit = cache.get(slugOrId);
  if (hit && Date.now() - hit.at < TENANT_CACHE_MS) return hit.tenant;
  let tenant = await findTenant(control, slugOrId);
  if (tenant?.info.status === "active" && tenant.info.schemaVersion < LATEST_SCHEMA) {
    await migrateTenant(control, tenant.info.id);
    tenant = await findTenant(control, slugOrId);
  }
  if (cache.size > 5_000) cache.clear();
  if (tenant) cache.set(slugOrId, { tenant, at: Date.now() });
  return tenant;
}

/** Forgets what the isolate knows of tenants, after a change made here. */
export function forgetTenants(env: Env): void {
  tenantCache.delete(env);
}

/** A Ctx for a job or a room inside a tenant; its actor is the system. */
export async function openTenantForJob(
  env: Env,
  tenantId: string,
  job: string,
  waiter: Waiter,
): Promise<Ctx> {
  const control = controlCtx(env, { kind: "system", job }, waiter);
  await readyControlDb(env, waiter);
  const tenant = await resolveTenant(env, control, tenantId);
  if (!tenant) throw new DomainError("NOT_FOUND", "This tenant was not found.");
  return openTenant(control, tenant, control.actor, { evenIf: ["provisioning"] });
}

function portsOf(env: Env, tenantId: string, waiter: Waiter): Ports {
  return {
    files: fileStore(env.FILES, `tenants/${tenantId}/`),
    mail: mailPort(env),
    room: (schoolId) => env.SCHOOL_ROOM.getByName(`${tenantId}:${schoolId}`) as never,
    followUp: () => waiter.waitUntil(env.JOBS.send({ kind: "outbox", tenantId })),
  };
}

function fileStore(bucket: R2Bucket, prefix: string): FileStore {
  return {
    put: async (key, body, type) => {
      await bucket.put(prefix + key, body, { httpMetadata: { contentType: type } });
    },
    get: async (key) => {
      const object = await bucket.get(prefix + key);
      if (!object) return null;
      return {
        size: object.size,
        body: object.body,
        bytes: async () => new Uint8Array(await object.arrayBuffer()),
      };
    },
    delete: async (key) => {
      await bucket.delete(prefix + key);
    },
  };
}
