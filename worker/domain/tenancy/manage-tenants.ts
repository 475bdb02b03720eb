import { and, asc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { isoTime } from "#platform/clock";
import type { ControlCtx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { abandonTenant } from "./claim-tenant";
import { tenantDatabases, tenants } from "./control-tables";
import { platformAuditWrite } from "./platform-audit";
import { requirePlatform } from "./require-platform";
import type { Tenant } from "./tenant.schema";

const PAGE = 200;
const UNFINISHED_AFTER_MS = 15 * 60_000;

/** Tenants by slug, a page at a time, and the state of the pool. */
export async function listTenants(
  control: ControlCtx,
  after = "",
): Promise<{ tenants: Tenant[]; pool: Record<string, number> }> {
  requirePlatform(control);
  const [rows, pool] = await control.db.batch([
    control.db
      .select()
      .from(tenants)
      .where(gt(tenants.slug, after))
      .orderBy(asc(tenants.slug))
      .limit(PAGE),
    control.db
      .select({ state: tenantDatabases.state, count: sql<number>`count(*)` })
      .from(tenantDatabases)
      .groupBy(tenantDatabases.state),
  ]);
  return {
    tenants: rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      kind: row.kind,
      country: row.country,
      locale: row.locale,
      timeZone: row.timeZone,
      currency: row.currency,
      status: row.status,
      schemaVersion: row.schemaVersion,
      migrationError: row.migrationError,
      createdAt: isoTime(row.createdAt),
    })),
    pool: Object.fromEntries(pool.map(({ state, count }) => [state, count])),
  };
}

/** Shuts a tenant out (`suspended`) or lets it in again. Takes effect within 30 seconds everywhere. */
export async function setTenantSuspended(
  control: ControlCtx,
  slug: string,
  suspended: boolean,
): Promise<void> {
  requirePlatform(control);
  const [from, to] = suspended
    ? (["active", "suspended"] as const)
    : (["suspended", "active"] as const);
  const [tenant] = await control.db.select().from(tenants).where(eq(tenants.slug, slug));
  if (!tenant) throw notFound("This tenant");
  const [changed] = await control.db.batch([
    control.db
      .update(tenants)
      .set({ status: to, updatedAt: control.now })
      .where(and(eq(tenants.id, tenant.id), eq(tenants.status, from)))
      .returning({ id: tenants.id }),
    platformAuditWrite(control, {
      action: suspended ? "tenant.suspended" : "tenant.resumed",
      tenantId: tenant.id,
    }),
  ]);
  if (changed.length === 0) {
    throw new DomainError("CONFLICT", `This tenant is ${tenant.status}, not ${from}.`);
  }
}

/** Makes the databases bound to this Worker known to the pool. Idempotent. */
export async function registerPool(control: ControlCtx): Promise<void> {
  const known = await control.db
    .select({ binding: tenantDatabases.binding })
    .from(tenantDatabases)
    .where(
      inArray(
        tenantDatabases.binding,
        sql`(select value from json_each(${JSON.stringify(control.pool)}))` as never,
      ),
    );
  const names = new Set(known.map((row) => row.binding));
  const missing = control.pool.filter((binding) => !names.has(binding));
  if (missing.length === 0) return;
  await control.db.run(
    sql`insert into ${tenantDatabases} (binding, state) select value, 'free' from json_each(${JSON.stringify(missing)}) where true on conflict do nothing`,
  );
}

/** Ids of all active tenants, for the sweeps. */
export async function activeTenantIds(control: ControlCtx): Promise<string[]> {
  const rows = await control.db
    .select({ id: tenants.id })
    .from(tenants)
    .where(eq(tenants.status, "active"));
  return rows.map((row) => row.id);
}

/** Clears away sign-ups that broke off long ago. */
export async function sweepUnfinishedTenants(control: ControlCtx): Promise<number> {
  const rows = await control.db
    .select({ id: tenants.id })
    .from(tenants)
    .where(
      and(
        eq(tenants.status, "provisioning"),
        lt(tenants.createdAt, control.now - UNFINISHED_AFTER_MS),
      ),
    )
    .limit(20);
  for (const row of rows) await abandonTenant(control, row.id);
  return rows.length;
}

/** How many databases are free; the sweep reports low water. */
export async function freeDatabases(control: ControlCtx): Promise<number> {
  const rows = await control.db
    .select({ count: sql<number>`count(*)` })
    .from(tenantDatabases)
    .where(and(eq(tenantDatabases.state, "free"), isNull(tenantDatabases.tenantId)));
  return rows[0]?.count ?? 0;
}
