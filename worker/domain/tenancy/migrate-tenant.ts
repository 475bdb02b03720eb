import { and, eq, lt } from "drizzle-orm";
import { tenantMigrations as bundled } from "#migrations/bundled.generated";
import { errorText } from "#platform/commit";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { errorFields, log } from "#platform/log";
import { tenantMigrations, tenants } from "./control-tables";
import { type Migration, migrateDatabase, schemaVersion } from "./migrate-database";

const LEASE_MS = 30_000;
/** A failed migration is not tried again on first use before this has passed. */
const RETRY_MS = 5 * 60_000;
const POLL_MS = 100;

/** The version that this code wants every tenant's database to have. */
export const LATEST_SCHEMA = bundled.length;

/**
 * Brings one tenant's database to the latest schema under a lease in control: one caller migrates,
 * the others wait for it. Returns the version the tenant is on afterwards, which is the old one when
 * the migration failed (recorded and reported, retried later).
 */
export async function migrateTenant(
  control: ControlCtx,
  tenantId: string,
  migrations: Migration[] = bundled,
): Promise<{ version: number; error: string | null }> {
  const latest = migrations.length;
  const deadline = Date.now() + LEASE_MS;
  for (;;) {
    const [leased] = await control.db
      .update(tenants)
      .set({ leaseUntil: Date.now() + LEASE_MS })
      .where(
        and(
          eq(tenants.id, tenantId),
          lt(tenants.schemaVersion, latest),
          lt(tenants.leaseUntil, Date.now()),
        ),
      )
      .returning();
    if (leased) return runLeased(control, leased, migrations);
    const [tenant] = await control.db.select().from(tenants).where(eq(tenants.id, tenantId));
    if (!tenant) throw new DomainError("NOT_FOUND", "This tenant was not found.");
    if (tenant.schemaVersion >= latest || tenant.migrationError || Date.now() > deadline) {
      return { version: tenant.schemaVersion, error: tenant.migrationError };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function runLeased(
  control: ControlCtx,
  tenant: typeof tenants.$inferSelect,
  migrations: Migration[],
): Promise<{ version: number; error: string | null }> {
  let version = tenant.schemaVersion;
  let failure: string | null = null;
  try {
    if (!tenant.databaseBinding) throw new Error("The tenant has no database.");
    const db = control.openTenant(tenant.databaseBinding);
    version = await migrateDatabase(db, migrations, control.now);
  } catch (error) {
    version = await schemaVersion(control.openTenant(tenant.databaseBinding ?? "")).catch(
      () => version,
    );
    failure = errorText(error).slice(0, 500);
    log("error", "tenant.migration_failed", { tenantId: tenant.id, ...errorFields(error) });
  }
  await control.db.batch([
    control.db
      .update(tenants)
      .set({
        schemaVersion: version,
        migrationError: failure,
        leaseUntil: failure ? Date.now() + RETRY_MS : 0,
        updatedAt: control.now,
      })
      .where(eq(tenants.id, tenant.id)),
    control.db
      .insert(tenantMigrations)
      .values({ tenantId: tenant.id, version, at: Date.now(), error: failure })
      .onConflictDoNothing(),
  ]);
  return { version, error: failure };
}

/** Ids of tenants that are behind the code and not backing off, at most `limit`. */
export async function tenantsBehind(control: ControlCtx, limit: number): Promise<string[]> {
  const rows = await control.db
    .select({ id: tenants.id })
    .from(tenants)
    .where(and(lt(tenants.schemaVersion, LATEST_SCHEMA), lt(tenants.leaseUntil, Date.now())))
    .limit(limit);
  return rows.map((row) => row.id);
}
