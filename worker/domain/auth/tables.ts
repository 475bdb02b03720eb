import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { people } from "../people/tables";
import { schools } from "../tenancy/tables";
import { ROLES } from "./constants";

/** A role of a person within a reach: the organisation (`schoolId` '') or one school. */
export const roleAssignments = sqliteTable(
  "role_assignments",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    role: text({ enum: ROLES }).notNull(),
    schoolId: text("school_id").references(() => schools.id),
    /** `schoolId` or '' so that the pair can be unique. */
    reach: text().notNull(),
    beginsOn: text("begins_on"),
    endsOn: text("ends_on"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("role_assignments_once").on(t.personId, t.role, t.reach),
    index("role_assignments_by_role").on(t.role, t.reach),
  ],
);
