import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AuditAction, MessageType } from "./vocabulary";

/** The tenant's audit log: who did what to what, and what it was before and after. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    action: text().$type<AuditAction>().notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    schoolId: text("school_id"),
    before: text({ mode: "json" }),
    after: text({ mode: "json" }),
    requestId: text("request_id").notNull(),
  },
  (t) => [
    index("audit_log_by_subject").on(t.subjectId, t.at),
    index("audit_log_by_time").on(t.at),
    index("audit_log_by_actor").on(t.actorId, t.at),
  ],
);

/** Messages written with the change that caused them, sent to the queue afterwards. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: text().primaryKey(),
    type: text().$type<MessageType>().notNull(),
    payload: text({ mode: "json" }).notNull(),
    createdAt: integer("created_at").notNull(),
    notBefore: integer("not_before").notNull(),
    sentAt: integer("sent_at"),
    doneAt: integer("done_at"),
  },
  (t) => [
    index("outbox_waiting").on(t.notBefore).where(sql`${t.sentAt} is null`),
    index("outbox_under_way").on(t.sentAt).where(sql`${t.doneAt} is null`),
    index("outbox_done").on(t.doneAt),
  ],
);

/** Never holds a row: inserting a false condition breaks the CHECK and with it the whole batch. */
export const guards = sqliteTable("guards", { ok: integer().notNull() }, (t) => [
  check("guard_holds", sql`${t.ok} = 1`),
]);

/** Outgoing mail as it was rendered, with what became of it. */
export const mails = sqliteTable(
  "mails",
  {
    id: text().primaryKey(),
    recipient: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    error: text(),
  },
  (t) => [index("mails_by_time").on(t.createdAt)],
);

/** The version of the schema this database is on, one row a migration. */
export const schemaMigrations = sqliteTable("schema_migrations", {
  version: integer().primaryKey(),
  name: text().notNull(),
  appliedAt: integer("applied_at").notNull(),
});
