import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { schools } from "../tenancy/tables";
import {
  GUARDIAN_RELATIONS,
  HOUSEHOLD_ROLES,
  LEAVE_REASONS,
  PERSON_STATUSES,
  SEXES,
  STAFF_STATUSES,
  STUDENT_STATUSES,
} from "./constants";

/** Everyone the tenant knows: students, staff, guardians, members. */
export const people = sqliteTable(
  "people",
  {
    id: text().primaryKey(),
    sourcedId: text("sourced_id").notNull().unique(),
    givenName: text("given_name").notNull(),
    middleName: text("middle_name"),
    /** '' for people with one name. */
    familyName: text("family_name").notNull().default(""),
    preferredName: text("preferred_name"),
    kanaGivenName: text("kana_given_name"),
    kanaFamilyName: text("kana_family_name"),
    /** What lists sort by: kana where there is one, else family then given name, folded. */
    sortName: text("sort_name").notNull(),
    username: text(),
    email: text(),
    phone: text(),
    birthOn: text("birth_on"),
    sex: text({ enum: SEXES }),
    locale: text(),
    status: text({ enum: PERSON_STATUSES }).notNull().default("active"),
    metadata: text({ mode: "json" }).$type<Record<string, string>>(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    index("people_by_sort_name").on(t.sortName, t.id),
    index("people_by_email").on(t.email),
    index("people_by_change").on(t.updatedAt),
  ],
);

/** Folded words of names, readings, numbers and e-mail addresses, searched by prefix. */
export const personTerms = sqliteTable(
  "person_terms",
  {
    term: text().notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.term, t.personId] }),
    index("person_terms_by_person").on(t.personId),
  ],
);

export const students = sqliteTable(
  "students",
  {
    id: text()
      .primaryKey()
      .references(() => people.id),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    admissionNumber: text("admission_number"),
    grade: text(),
    /** Copy of people.sort_name, so that a school's list is read off one index. */
    sortName: text("sort_name").notNull(),
    status: text({ enum: STUDENT_STATUSES }).notNull().default("enrolled"),
    enteredOn: text("entered_on"),
    leftOn: text("left_on"),
    leaveReason: text("leave_reason", { enum: LEAVE_REASONS }),
    /** Short note a teacher sees on the roll, such as an allergy. */
    alertNote: text("alert_note"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    index("students_by_school").on(t.schoolId, t.status, t.sortName, t.id),
    index("students_by_status").on(t.status, t.sortName, t.id),
    index("students_by_grade").on(t.schoolId, t.grade, t.status, t.sortName),
    uniqueIndex("students_by_number")
      .on(t.schoolId, t.admissionNumber)
      .where(sql`${t.admissionNumber} is not null`),
    index("students_by_change").on(t.updatedAt),
    index("students_due")
      .on(t.leftOn)
      .where(sql`${t.status} = 'enrolled' and ${t.leftOn} is not null`),
  ],
);

/** Every stay of a student at a school: moving away and coming back keeps the earlier one. */
export const studentStays = sqliteTable(
  "student_stays",
  {
    studentId: text("student_id")
      .notNull()
      .references(() => students.id),
    schoolId: text("school_id")
      .notNull()
      .references(() => schools.id),
    enteredOn: text("entered_on").notNull(),
    leftOn: text("left_on"),
    leaveReason: text("leave_reason", { enum: LEAVE_REASONS }),
  },
  (t) => [primaryKey({ columns: [t.studentId, t.schoolId, t.enteredOn] })],
);

export const staff = sqliteTable(
  "staff",
  {
    id: text()
      .primaryKey()
      .references(() => people.id),
    staffNumber: text("staff_number"),
    title: text(),
    subjects: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    sortName: text("sort_name").notNull(),
    status: text({ enum: STAFF_STATUSES }).notNull().default("active"),
    startedOn: text("started_on"),
    endedOn: text("ended_on"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [index("staff_by_status").on(t.status, t.sortName, t.id)],
);

export const households = sqliteTable("households", {
  id: text().primaryKey(),
  name: text().notNull(),
  locale: text(),
  address: text(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const householdMembers = sqliteTable(
  "household_members",
  {
    householdId: text("household_id")
      .notNull()
      .references(() => households.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    role: text({ enum: HOUSEHOLD_ROLES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.householdId, t.personId] }),
    index("household_members_by_person").on(t.personId),
  ],
);

/** What one adult is to one child, and may do for it. */
export const guardianships = sqliteTable(
  "guardianships",
  {
    id: text().primaryKey(),
    guardianId: text("guardian_id")
      .notNull()
      .references(() => people.id),
    studentId: text("student_id")
      .notNull()
      .references(() => students.id),
    relation: text({ enum: GUARDIAN_RELATIONS }).notNull(),
    priority: integer().notNull().default(1),
    mayPickUp: integer("may_pick_up", { mode: "boolean" }).notNull().default(true),
    receivesMessages: integer("receives_messages", { mode: "boolean" }).notNull().default(true),
    seesResults: integer("sees_results", { mode: "boolean" }).notNull().default(true),
    pays: integer({ mode: "boolean" }).notNull().default(false),
    /** No access to the child's data or whereabouts whatever else is set. */
    custodyRestricted: integer("custody_restricted", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("guardianships_once").on(t.guardianId, t.studentId),
    index("guardianships_by_student").on(t.studentId, t.priority),
  ],
);
