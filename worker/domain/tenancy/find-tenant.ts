import { eq, or } from "drizzle-orm";
import type { ControlCtx, TenantInfo } from "#platform/ctx";
import { tenants } from "./control-tables";

type TenantRow = typeof tenants.$inferSelect;

/** A tenant and the binding of its database. */
export type PlacedTenant = { info: TenantInfo; binding: string | null };

export function toTenantInfo(row: TenantRow): TenantInfo {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    country: row.country,
    locale: row.locale,
    timeZone: row.timeZone,
    currency: row.currency,
    accent: row.accent,
    features: row.features,
    status: row.status,
    schemaVersion: row.schemaVersion,
  };
}

/** The tenant with this slug or id, whatever its status; null when there is none. */
export async function findTenant(
  control: ControlCtx,
  slugOrId: string,
): Promise<PlacedTenant | null> {
  const [row] = await control.db
    .select()
    .from(tenants)
    .where(or(eq(tenants.slug, slugOrId), eq(tenants.id, slugOrId)))
    .limit(1);
  return row ? { info: toTenantInfo(row), binding: row.databaseBinding } : null;
}

/** Whether an address is still free for a sign-up. */
export async function isSlugFree(control: ControlCtx, slug: string): Promise<boolean> {
  return (await findTenant(control, slug)) === null;
}
