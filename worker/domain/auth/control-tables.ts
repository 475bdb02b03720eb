import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** A login: one an e-mail address, whatever number of tenants it belongs to. */
export const identities = sqliteTable("identities", {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  passwordHash: text("password_hash"),
  platformRole: text("platform_role", { enum: ["super_admin"] }),
  locale: text(),
  disabledAt: integer("disabled_at"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** Ties an identity to a person of a tenant. */
export const memberships = sqliteTable(
  "memberships",
  {
    id: text().primaryKey(),
    identityId: text("identity_id").notNull(),
    tenantId: text("tenant_id").notNull(),
    personId: text("person_id").notNull(),
    status: text({ enum: ["active", "disabled"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("memberships_by_identity").on(t.identityId, t.tenantId),
    uniqueIndex("memberships_by_person").on(t.tenantId, t.personId),
  ],
);

/** A sign-in and its family of refresh tokens; only hashes are stored. `tenantId` null: platform staff. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    identityId: text("identity_id").notNull(),
    tenantId: text("tenant_id"),
    personId: text("person_id"),
    device: text(),
    currentHash: text("current_hash").notNull().unique(),
    previousHash: text("previous_hash").unique(),
    rotatedAt: integer("rotated_at").notNull(),
    graceUsed: integer("grace_used", { mode: "boolean" }).notNull().default(false),
    refreshExpiresAt: integer("refresh_expires_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    createdAt: integer("created_at").notNull(),
    endedAt: integer("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [index("sessions_by_identity").on(t.identityId, t.endedAt)],
);

/** Every refresh token that was ever rotated away, so that its reuse is recognised. */
export const spentTokens = sqliteTable(
  "spent_tokens",
  {
    hash: text().primaryKey(),
    sessionId: text("session_id").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (t) => [index("spent_tokens_by_expiry").on(t.expiresAt)],
);

/** Single-use secrets sent by mail or redirect: invitations, resets, handoffs between hosts. */
export const oneTimeTokens = sqliteTable(
  "one_time_tokens",
  {
    hash: text().primaryKey(),
    purpose: text({ enum: ["invitation", "password_reset", "handoff"] }).notNull(),
    identityId: text("identity_id"),
    email: text(),
    tenantId: text("tenant_id"),
    personId: text("person_id"),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (t) => [index("one_time_tokens_by_expiry").on(t.expiresAt)],
);
