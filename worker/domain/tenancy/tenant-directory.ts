import { eq } from "drizzle-orm";
import type { ControlDb } from "#platform/database";
import { tenants } from "./control-tables";

/** Active tenants to join with: id, slug, name. Read-only. */
export function tenantDirectory(db: ControlDb) {
  return db
    .select({ id: tenants.id, slug: tenants.slug, name: tenants.name })
    .from(tenants)
    .where(eq(tenants.status, "active"))
    .as("tenant_directory");
}
