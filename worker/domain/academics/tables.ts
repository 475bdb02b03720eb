import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { people } from "../people/tables";
import { schools } from "../tenancy/tables";
import {
  CALENDAR_KINDS,
  CLASS_TYPES,
  ENROLLMENT_ROLES,
  RECORD_STATUSES,
  SESSION_TYPES,
} from "./constants";

const record = {
  status: text({ enum: RECORD_STATUSES }).notNull().default("active"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
};

export const academicSessions = sqliteTable(
  "academic_sessions",
  {
    id: text().primaryKey(),
    sourcedId: text("sourced_id").notNull().unique(),
    title: text().notNull(),
    type: text({ enum: SESSION_TYPES }).notNull(),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on").notNull(),
    parentId: text("parent_id"),
    /** The calendar year in which the school year ends. */
    schoolYear: integer("school_year").notNull(),
    ...record,
  },
  (t) => [index("academic_sessions_by_date").on(t.status, t.startsOn)],
);

export const courses = sqliteTable(
  "courses",
  {
    id: text().primaryKey(),
    sourcedId: text("sourced_id").notNull().unique(),
    schoolId: text("school_id").references(() => schools.id),
    title: text().notNull(),
    code: text(),
    grades: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    sessionId: text("session_id").references(() => academicSessions.id),
    ...record,
  },
  (t) => [index("courses_by_title").on(t.status, t.title, t.id)],
);

export const classes = sqliteTable(
  "classes",
  {
    id: text().primaryKey(),
    sourcedId: text("sourced_id").notNull().unique(),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    courseId: text("course_id").references(() => courses.id),
    title: text().notNull(),
    code: text(),
    type: text({ enum: CLASS_TYPES }).notNull().default("scheduled"),
    grades: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    location: text(),
    /** Period labels as a source system gave them; meeting times are in `meetings`. */
    periods: text(),
    endedOn: text("ended_on"),
    ...record,
  },
  (t) => [
    index("classes_by_school").on(t.schoolId, t.status, t.title, t.id),
    index("classes_by_title").on(t.status, t.title, t.id),
  ],
);

/** The terms a class runs in. */
export const classSessions = sqliteTable(
  "class_sessions",
  {
    classId: text("class_id")
      .notNull()
      .references(() => classes.id),
    sessionId: text("session_id")
      .notNull()
      .references(() => academicSessions.id),
  },
  (t) => [
    primaryKey({ columns: [t.classId, t.sessionId] }),
    index("class_sessions_by_session").on(t.sessionId),
  ],
);

export const enrollments = sqliteTable(
  "enrollments",
  {
    id: text().primaryKey(),
    sourcedId: text("sourced_id").notNull().unique(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    role: text({ enum: ENROLLMENT_ROLES }).notNull(),
    isPrimary: integer("is_primary", { mode: "boolean" }).notNull().default(false),
    /** First and last school date; null is open. `status` ended keeps the row for the past. */
    beginsOn: text("begins_on"),
    endsOn: text("ends_on"),
    ...record,
  },
  (t) => [
    index("enrollments_by_class").on(t.classId, t.role, t.status, t.personId),
    index("enrollments_by_person").on(t.personId, t.role, t.status, t.classId),
    index("enrollments_by_change").on(t.updatedAt),
    index("enrollments_due")
      .on(t.endsOn)
      .where(sql`${t.status} = 'active' and ${t.endsOn} is not null`),
  ],
);

/** The bell schedule of a school. */
export const periods = sqliteTable(
  "periods",
  {
    id: text().primaryKey(),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    title: text().notNull(),
    startsAt: text("starts_at").notNull(),
    endsAt: text("ends_at").notNull(),
    position: integer().notNull(),
    status: text({ enum: RECORD_STATUSES }).notNull().default("active"),
  },
  (t) => [index("periods_by_school").on(t.schoolId, t.status, t.position)],
);

/** A weekly meeting time of a class. */
export const meetings = sqliteTable(
  "meetings",
  {
    id: text().primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    /** ISO weekday, 1 Monday … 7 Sunday. */
    weekday: integer().notNull(),
    periodId: text("period_id").references(() => periods.id),
    startsAt: text("starts_at").notNull(),
    endsAt: text("ends_at").notNull(),
    location: text(),
    beginsOn: text("begins_on"),
    endsOn: text("ends_on"),
    ...record,
  },
  (t) => [
    index("meetings_by_school_day").on(t.schoolId, t.weekday, t.status, t.startsAt),
    index("meetings_by_class").on(t.classId, t.status, t.weekday, t.startsAt),
  ],
);

/** Days that differ from the week: holidays, extra school days, another weekday's timetable. */
export const calendarDays = sqliteTable(
  "calendar_days",
  {
    id: text().primaryKey(),
    /** '' applies to every school of the tenant. */
    schoolId: text("school_id").notNull().default(""),
    on: text("on_date").notNull(),
    kind: text({ enum: CALENDAR_KINDS }).notNull(),
    title: text().notNull(),
    /** The weekday whose timetable holds on a `school_day`. */
    weekday: integer(),
    /** Meetings that start at or after this time do not take place on an `early_closing`. */
    closesAt: text("closes_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [uniqueIndex("calendar_days_once").on(t.on, t.schoolId)],
);
