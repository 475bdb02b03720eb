import { createExecutionContext } from "cloudflare:test";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { checkCredentials } from "#domain/auth/index";
import { tenantDatabases, tenants } from "#domain/tenancy/control-tables";
import {
  findTenant,
  listTenants,
  migrateDatabase,
  migrateTenant,
  openTenant,
  setTenantSuspended,
  sweepUnfinishedTenants,
} from "#domain/tenancy/index";
import { tenantMigrations } from "#migrations/bundled.generated";
import { PASSWORD, testControl, testEnv } from "#tests/support/tenant";
import { readyControlDb } from "#worker/context";
import { startSchool } from "#worker/onboarding/start-school";

const control = testControl();

function draft(n: number) {
  return {
    schoolName: `School ${n}`,
    kind: "primary" as const,
    country: "ZW",
    slug: `school-${n}`,
    givenName: "Rudo",
    familyName: "Moyo",
    email: `head@school-${n}.example`,
    password: PASSWORD,
  };
}

async function pool(state: string): Promise<number> {
  const rows = await control.db.all<{ n: number }>(
    sql`select count(*) as n from ${tenantDatabases} where ${tenantDatabases.state} = ${state}`,
  );
  return rows[0]?.n ?? 0;
}

describe("sign-up", () => {
  beforeAll(async () => {
    await readyControlDb(testEnv(), createExecutionContext());
    await control.db.run(
      sql`delete from tenant_databases where binding not in (select binding from tenant_databases order by binding limit 10)`,
    );
  });

  it("gives ten of twenty at once a database and refuses ten clearly, with nothing half made", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        startSchool(testControl({ kind: "anonymous" }), draft(n)),
      ),
    );
    const made = results.filter((result) => result.status === "fulfilled");
    const refused = results.filter((result) => result.status === "rejected");
    expect(made).toHaveLength(10);
    expect(refused.map((result) => result.reason.code)).toEqual(Array(10).fill("UNAVAILABLE"));

    const rows = await control.db.select().from(tenants);
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map((row) => row.databaseBinding)).size).toBe(10);
    expect(rows.map((row) => row.status)).toEqual(Array(10).fill("active"));
    expect(await pool("claimed")).toBe(10);
    const identities = await control.db.all<{ n: number }>(
      sql`select count(*) as n from identities`,
    );
    expect(identities[0]?.n).toBe(10);
  }, 120_000);

  it("refuses an address that is taken and keeps the pool as it was", async () => {
    await control.db.run(
      sql`insert into tenant_databases (binding, state) values ('TENANT_DB_0024', 'free')`,
    );
    const [taken] = await control.db.select().from(tenants).limit(1);
    await expect(
      startSchool(testControl(), { ...draft(99), slug: taken?.slug ?? "" }),
    ).rejects.toMatchObject({ code: "CONFLICT", details: [{ field: "slug" }] });
    expect(await pool("free")).toBe(1);
  });

  it("asks for the right password when the founder's address has an account", async () => {
    const [row] = await control.db.all<{ email: string }>(
      sql`select email from identities limit 1`,
    );
    const known = { ...draft(50), email: row?.email ?? "", password: "another password" };
    await expect(startSchool(testControl(), known)).rejects.toMatchObject({ code: "CONFLICT" });
    const started = await startSchool(testControl(), { ...known, password: PASSWORD });
    const credentials = await checkCredentials(control, { email: known.email, password: PASSWORD });
    expect(credentials.memberships.map((one) => one.tenantId)).toContain(started.tenantId);
    expect(credentials.memberships).toHaveLength(2);
  });

  it("clears a sign-up away that broke off, and never reuses its database", async () => {
    await control.db.run(
      sql`insert into tenant_databases (binding, state, tenant_id) values ('TENANT_DB_0023', 'claimed', 'ten_broken')`,
    );
    await control.db.insert(tenants).values({
      id: "ten_broken",
      slug: "broken-off",
      name: "Broken",
      kind: "other",
      country: "GB",
      locale: "en",
      timeZone: "UTC",
      currency: "GBP",
      status: "provisioning",
      databaseBinding: "TENANT_DB_0023",
      createdAt: 0,
      updatedAt: 0,
    });
    expect(await sweepUnfinishedTenants(testControl())).toBe(1);
    expect(await findTenant(control, "broken-off")).toBeNull();
    const [db] = await control.db
      .select()
      .from(tenantDatabases)
      .where(eq(tenantDatabases.binding, "TENANT_DB_0023"));
    expect(db?.state).toBe("dirty");
  });
});

describe("migrations", () => {
  const bad = [
    ...tenantMigrations,
    {
      version: tenantMigrations.length + 1,
      name: "bad",
      statements: ["create table half (id)", "not sql"],
    },
  ];

  it("leave a tenant on its version when they fail, report it and touch nobody else", async () => {
    const [first, second] = await control.db.select().from(tenants).limit(2);
    const result = await migrateTenant(control, first?.id ?? "", bad);
    expect(result).toMatchObject({ version: tenantMigrations.length });
    expect(result.error).toBeTruthy();
    const listed = await listTenants(control);
    expect(listed.tenants.find((one) => one.id === first?.id)?.migrationError).toBeTruthy();
    expect(listed.tenants.find((one) => one.id === second?.id)?.migrationError).toBeNull();
    const db = control.openTenant(first?.databaseBinding ?? "");
    const half = await db.all(sql`select name from sqlite_master where name = 'half'`);
    expect(half).toEqual([]);
  });

  it("run once for many callers at the same time", async () => {
    const rows = await control.db.select().from(tenants).limit(2);
    const id = rows[1]?.id ?? "";
    const next = [
      ...tenantMigrations,
      {
        version: tenantMigrations.length + 1,
        name: "next",
        statements: ["create table once (id)"],
      },
    ];
    const results = await Promise.all(
      Array.from({ length: 8 }, () => migrateTenant(testControl(), id, next)),
    );
    expect(results.map((one) => one.version)).toEqual(Array(8).fill(next.length));
    expect(results.every((one) => one.error === null)).toBe(true);
    await control.db
      .update(tenants)
      .set({ schemaVersion: tenantMigrations.length })
      .where(eq(tenants.id, id));
  });

  it("do nothing to a database that is current", async () => {
    const [row] = await control.db.select().from(tenants).limit(1);
    const db = control.openTenant(row?.databaseBinding ?? "");
    expect(await migrateDatabase(db, tenantMigrations, 0)).toBe(tenantMigrations.length);
  });
});

describe("suspension", () => {
  it("shuts the tenant's database to every actor until it is resumed", async () => {
    const rows = await control.db.select().from(tenants).limit(3);
    const slug = rows[2]?.slug ?? "";
    await setTenantSuspended(control, slug, true);
    const placed = await findTenant(control, slug);
    if (!placed) throw new Error("the tenant vanished");
    expect(() => openTenant(control, placed, { kind: "system", job: "test" })).toThrow(
      "not available",
    );
    await expect(setTenantSuspended(control, slug, true)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await setTenantSuspended(control, slug, false);
    expect((await findTenant(control, slug))?.info.status).toBe("active");
  });

  it("is for platform staff only", async () => {
    const stranger = testControl({ kind: "anonymous" });
    await expect(setTenantSuspended(stranger, "school-0", true)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(setTenantSuspended(control, "no-such-school", true)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
