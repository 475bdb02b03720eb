import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { TENANT_KINDS, TENANT_STATUSES } from "./constants";

export const tenants = sqliteTable("tenants", {
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  kind: text({ enum: TENANT_KINDS }).notNull(),
  country: text().notNull(),
  locale: text().notNull(),
  timeZone: text("time_zone").notNull(),
  currency: text().notNull(),
  accent: text(),
  plan: text().notNull().default("standard"),
  features: text({ mode: "json" }).$type<Record<string, boolean>>().notNull().default({}),
  status: text({ enum: TENANT_STATUSES }).notNull(),
  placement: text({ enum: ["pool"] })
    .notNull()
    .default("pool"),
  databaseBinding: text("database_binding").unique(),
  schemaVersion: integer("schema_version").notNull().default(0),
  migrationError: text("migration_error"),
  leaseUntil: integer("lease_until").notNull().default(0),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const tenantDatabases = sqliteTable(
  "tenant_databases",
  {
    binding: text().primaryKey(),
    state: text({ enum: ["free", "claimed", "dirty"] }).notNull(),
    tenantId: text("tenant_id").unique(),
    claimedAt: integer("claimed_at"),
  },
  (t) => [index("tenant_databases_free").on(t.binding).where(sql`${t.state} = 'free'`)],
);

/** Every attempt to bring a tenant's database to a version, also the failed ones. */
export const tenantMigrations = sqliteTable(
  "tenant_migrations",
  {
    tenantId: text("tenant_id").notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.version, t.at] })],
);

export const platformAudit = sqliteTable(
  "platform_audit",
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    action: text().notNull(),
    tenantId: text("tenant_id"),
    detail: text({ mode: "json" }),
    requestId: text("request_id").notNull(),
  },
  (t) => [index("platform_audit_by_tenant").on(t.tenantId, t.at)],
);

/** Queue messages that used up their retries, kept so that they can be replayed. */
export const deadLetters = sqliteTable(
  "dead_letters",
  {
    id: text().primaryKey(),
    messageId: text("message_id").notNull().unique(),
    tenantId: text("tenant_id"),
    type: text().notNull(),
    body: text({ mode: "json" }).notNull(),
    attempts: integer().notNull(),
    error: text(),
    at: integer().notNull(),
    replayedAt: integer("replayed_at"),
  },
  (t) => [index("dead_letters_by_time").on(t.at)],
);

/** Written with every claim; `binding` not null makes a claim on an empty pool fail as a whole. */
export const poolClaims = sqliteTable("pool_claims", {
  tenantId: text("tenant_id").primaryKey(),
  binding: text().notNull(),
});

/** The version of the control schema, one row a migration. */
export const controlSchemaMigrations = sqliteTable("schema_migrations", {
  version: integer().primaryKey(),
  name: text().notNull(),
  appliedAt: integer("applied_at").notNull(),
});
