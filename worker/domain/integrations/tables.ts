import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import {
  IMPORT_CHANGES,
  IMPORT_ENTITIES,
  IMPORT_FORMATS,
  IMPORT_SEVERITIES,
  IMPORT_STATES,
} from "./constants";

/** One uploaded roster file and how far it has come. */
export const imports = sqliteTable(
  "imports",
  {
    id: text().primaryKey(),
    state: text({ enum: IMPORT_STATES }).notNull(),
    format: text({ enum: IMPORT_FORMATS }),
    fileName: text("file_name").notNull(),
    fileKey: text("file_key").notNull(),
    fileSize: integer("file_size").notNull(),
    /** Column matching of a plain CSV and other choices of the person. */
    options: text({ mode: "json" }).$type<Record<string, unknown>>().notNull().default({}),
    /** Counts by entity and change, encoding and delimiter found, number that would end. */
    summary: text({ mode: "json" }).$type<Record<string, unknown>>(),
    /** Where a job goes on after its last batch. */
    cursor: text({ mode: "json" }).$type<Record<string, unknown>>(),
    /** Counts every batch of every job, so that two deliveries of a message cannot both go on. */
    revision: integer().notNull().default(0),
    step: text(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    error: text(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    checkedAt: integer("checked_at"),
    committedAt: integer("committed_at"),
    undoneAt: integer("undone_at"),
  },
  (t) => [
    index("imports_by_time").on(t.createdAt),
    // The same value for every row at work: a tenant has at most one.
    uniqueIndex("imports_one_at_work")
      .on(sql`(1)`)
      .where(sql`${t.state} in ('committing', 'undoing')`),
  ],
);

/**
 * What one row of the file does to the tenant's data. `after` is what the file says of the record,
 * `before` the whole record as it was when the row was applied: together the record of the change.
 */
export const importRows = sqliteTable(
  "import_rows",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id),
    entity: text({ enum: IMPORT_ENTITIES }).notNull(),
    position: integer().notNull(),
    sourcedId: text("sourced_id").notNull(),
    recordId: text("record_id").notNull(),
    change: text({ enum: IMPORT_CHANGES }).notNull(),
    label: text().notNull().default(""),
    before: text({ mode: "json" }),
    after: text({ mode: "json" }),
    applied: integer({ mode: "boolean" }).notNull().default(false),
    undone: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.entity, t.position] }),
    uniqueIndex("import_rows_once").on(t.importId, t.entity, t.sourcedId),
    index("import_rows_by_change").on(t.importId, t.change, t.entity, t.position),
  ],
);

/** A problem in the file, by file, line (the header is line 1) and column. */
export const importProblems = sqliteTable(
  "import_problems",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id),
    position: integer().notNull(),
    severity: text({ enum: IMPORT_SEVERITIES }).notNull(),
    file: text().notNull(),
    line: integer(),
    column: text("column_name"),
    code: text().notNull(),
    message: text().notNull(),
    value: text(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);
