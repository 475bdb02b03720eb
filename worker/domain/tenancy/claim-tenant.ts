import { and, asc, eq, sql } from "drizzle-orm";
import { isTimeZone } from "#platform/clock";
import { errorText } from "#platform/commit";
import type { ControlCtx, TenantInfo } from "#platform/ctx";
import { DomainError, invalid } from "#platform/errors";
import { newId } from "#platform/ids";
import { RESERVED_SLUGS, type TenantKind } from "./constants";
import { poolClaims, tenantDatabases, tenants } from "./control-tables";
import { toTenantInfo } from "./find-tenant";
import { migrateTenant } from "./migrate-tenant";
import { platformAuditWrite } from "./platform-audit";
import { presetOf } from "./presets";

export type TenantDraft = {
  name: string;
  slug: string;
  kind: TenantKind;
  country: string;
  locale?: string;
  timeZone?: string;
};

/**
 * Claims a free database for a new tenant and migrates it. The tenant row, the claim and the audit
 * entry are one batch: without a free database (UNAVAILABLE) or with a taken address (CONFLICT)
 * nothing is left behind. The tenant stays `provisioning` until `activateTenant`.
 */
export async function claimTenant(control: ControlCtx, draft: TenantDraft): Promise<TenantInfo> {
  if (RESERVED_SLUGS.includes(draft.slug)) throw invalid("slug", "This address is reserved.");
  if (draft.timeZone && !isTimeZone(draft.timeZone)) {
    throw invalid("timeZone", "This time zone is not known.");
  }
  const id = newId("ten", control.now);
  const preset = presetOf(draft.country, draft.kind);
  const { db } = control;
  const free = db
    .select({ binding: tenantDatabases.binding })
    .from(tenantDatabases)
    .where(eq(tenantDatabases.state, "free"))
    .orderBy(asc(tenantDatabases.binding))
    .limit(1);
  try {
    await db.batch([
      db
        .update(tenantDatabases)
        .set({ state: "claimed", tenantId: id, claimedAt: control.now })
        .where(and(eq(tenantDatabases.state, "free"), eq(tenantDatabases.binding, sql`(${free})`))),
      // Not null fails, and with it the whole batch, when no database was free.
      db.run(sql`insert into ${poolClaims} (tenant_id, binding) values (${id},
        (select binding from tenant_databases where tenant_id = ${id}))`) as never,
      db.insert(tenants).values({
        id,
        slug: draft.slug,
        name: draft.name,
        kind: draft.kind,
        country: draft.country,
        locale: draft.locale ?? preset.locale,
        timeZone: draft.timeZone ?? preset.timeZone,
        currency: preset.currency,
        status: "provisioning",
        databaseBinding: sql`(select binding from tenant_databases where tenant_id = ${id})`,
        createdAt: control.now,
        updatedAt: control.now,
      }),
      platformAuditWrite(control, {
        action: "tenant.claimed",
        tenantId: id,
        detail: { slug: draft.slug },
      }),
    ]);
  } catch (error) {
    const text = errorText(error);
    if (text.includes("tenants.slug")) {
      const issue = "This address is already taken.";
      throw new DomainError("CONFLICT", issue, [{ field: "slug", issue }]);
    }
    if (text.includes("pool_claims.binding")) {
      throw new DomainError(
        "UNAVAILABLE",
        "No place for another school is free right now. Nothing was created; please try again soon.",
      );
    }
    throw error;
  }
  const migrated = await migrateTenant(control, id);
  if (migrated.error) {
    await abandonTenant(control, id);
    throw new DomainError("UNAVAILABLE", "The school could not be set up. Nothing was created.");
  }
  const [row] = await db.select().from(tenants).where(eq(tenants.id, id));
  if (!row) throw new DomainError("INTERNAL_ERROR", "The tenant vanished while it was set up.");
  return toTenantInfo(row);
}

/** Opens the doors of a tenant that is completely set up. */
export async function activateTenant(control: ControlCtx, tenantId: string): Promise<void> {
  await control.db.batch([
    control.db
      .update(tenants)
      .set({ status: "active", updatedAt: control.now })
      .where(and(eq(tenants.id, tenantId), eq(tenants.status, "provisioning"))),
    platformAuditWrite(control, { action: "tenant.activated", tenantId }),
  ]);
}

/** Removes a tenant that never became active; its database is marked to be wiped, not reused. */
export async function abandonTenant(control: ControlCtx, tenantId: string): Promise<void> {
  const { db } = control;
  const unfinished = sql`exists (select 1 from ${tenants} where ${tenants.id} = ${tenantId} and ${tenants.status} = 'provisioning')`;
  await db.batch([
    db
      .update(tenantDatabases)
      .set({ state: "dirty", tenantId: null })
      .where(and(eq(tenantDatabases.tenantId, tenantId), unfinished)),
    db.delete(tenants).where(and(eq(tenants.id, tenantId), eq(tenants.status, "provisioning"))),
    platformAuditWrite(control, { action: "tenant.abandoned", tenantId }),
  ]);
}
