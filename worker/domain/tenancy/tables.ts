import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { SCHOOL_TYPES } from "./constants";

/** The tenant's orgs: schools, branches, campuses. */
export const schools = sqliteTable(
  "schools",
  {
    id: text().primaryKey(),
    sourcedId: text("sourced_id").notNull().unique(),
    name: text().notNull(),
    type: text({ enum: SCHOOL_TYPES }).notNull().default("school"),
    identifier: text(),
    parentId: text("parent_id"),
    timeZone: text("time_zone").notNull(),
    status: text({ enum: ["active", "inactive"] })
      .notNull()
      .default("active"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [index("schools_by_change").on(t.updatedAt)],
);
