import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { classes } from "../academics/tables";
import { people } from "../people/tables";
import { schools } from "../tenancy/tables";
import { MARK_CATEGORIES, MARK_SOURCES, REFUSAL_REASONS, REGISTER_STATES } from "./constants";

/** The codes a school marks with. Data, so that a school can change them. */
export const attendanceCodes = sqliteTable(
  "attendance_codes",
  {
    code: text().primaryKey(),
    category: text({ enum: MARK_CATEGORIES }).notNull(),
    label: text().notNull(),
    /** Labels in other languages, by locale. */
    labels: text({ mode: "json" }).$type<Record<string, string>>().notNull().default({}),
    onSite: integer("on_site", { mode: "boolean" }).notNull(),
    tellsGuardians: integer("tells_guardians", { mode: "boolean" }).notNull(),
    position: integer().notNull(),
    status: text({ enum: ["active", "ended"] })
      .notNull()
      .default("active"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [index("attendance_codes_by_position").on(t.status, t.position)],
);

/**
 * One class, one school date, one slot. The id is made of the three, so a register can be named
 * before it is opened and cannot be opened twice.
 */
export const registers = sqliteTable(
  "registers",
  {
    id: text().primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    on: text("on_date").notNull(),
    startsAt: text("starts_at").notNull(),
    endsAt: text("ends_at").notNull(),
    periodTitle: text("period_title"),
    state: text({ enum: REGISTER_STATES }).notNull(),
    openedBy: text("opened_by"),
    openedAt: integer("opened_at"),
    submittedBy: text("submitted_by"),
    submittedAt: integer("submitted_at"),
    reopenedBy: text("reopened_by"),
    reopenedAt: integer("reopened_at"),
    reopenReason: text("reopen_reason"),
    present: integer().notNull().default(0),
    late: integer().notNull().default(0),
    absent: integer().notNull().default(0),
    excused: integer().notNull().default(0),
    unmarked: integer().notNull().default(0),
    /** The room's number of the last change that is in this row. */
    seq: integer().notNull().default(0),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    index("registers_by_school_day").on(t.schoolId, t.on, t.startsAt),
    index("registers_by_class").on(t.classId, t.on, t.startsAt),
    index("registers_by_change").on(t.updatedAt),
  ],
);

/**
 * The current mark of one student in one register. No row, or a row whose code was cleared, is
 * unmarked, which is not absent.
 */
export const marks = sqliteTable(
  "marks",
  {
    registerId: text("register_id")
      .notNull()
      .references(() => registers.id),
    studentId: text("student_id")
      .notNull()
      .references(() => people.id),
    classId: text("class_id").notNull(),
    schoolId: text("school_id").notNull(),
    on: text("on_date").notNull(),
    startsAt: text("starts_at").notNull(),
    code: text().references(() => attendanceCodes.code),
    category: text({ enum: MARK_CATEGORIES }),
    minutesLate: integer("minutes_late"),
    note: text(),
    source: text({ enum: MARK_SOURCES }).notNull(),
    setBy: text("set_by"),
    setAt: integer("set_at").notNull(),
    version: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.registerId, t.studentId] }),
    index("marks_by_student").on(t.studentId, t.on, t.startsAt),
    index("marks_by_class").on(t.classId, t.on, t.startsAt),
    index("marks_by_school_day").on(t.schoolId, t.on, t.category),
    index("marks_absent").on(t.studentId, t.on).where(sql`${t.category} = 'absent'`),
  ],
);

/** Every attempt to set a mark, kept for good: accepted or refused, by whom, when, from which device time. */
export const markEvents = sqliteTable(
  "mark_events",
  {
    /** Chosen by the client; the same one again is the same attempt. */
    opId: text("op_id").notNull(),
    registerId: text("register_id")
      .notNull()
      .references(() => registers.id),
    studentId: text("student_id").notNull(),
    seq: integer().notNull(),
    outcome: text({ enum: ["accepted", "refused"] }).notNull(),
    reason: text({ enum: REFUSAL_REASONS }),
    /** null clears the mark. */
    code: text(),
    minutesLate: integer("minutes_late"),
    note: text(),
    source: text({ enum: MARK_SOURCES }).notNull(),
    actorId: text("actor_id"),
    at: integer().notNull(),
    deviceAt: integer("device_at"),
    baseVersion: integer("base_version").notNull(),
    version: integer().notNull(),
    previousCode: text("previous_code"),
  },
  (t) => [
    primaryKey({ columns: [t.registerId, t.opId] }),
    index("mark_events_by_register").on(t.registerId, t.seq),
    index("mark_events_by_student").on(t.studentId, t.at),
  ],
);
