import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { classes, enrollments, meetings } from "#domain/academics/tables";
import { buildRegisterId } from "#domain/attendance/index";
import { guardianships, people, staff, students } from "#domain/people/tables";
import { addDays, dateIn, weekdayOf } from "#platform/clock";
import { insertMany } from "#platform/commit";
import type { RoleGrant } from "#platform/ctx";
import { newId } from "#platform/ids";
import type { SchoolRoom } from "#rooms/school-room";
import type { TestTenant } from "./tenant";

export type TestClass = {
  id: string;
  schoolId: string;
  /** The school's today. */
  today: string;
  /** In the order of the roll. */
  students: string[];
  teacher: string;
  other: string;
  assistant: string;
  /** Today's register at nine. */
  register: string;
  registerOn: (on: string, startsAt?: string) => string;
};

type Db = ReturnType<TestTenant["asSystem"]>["db"];

const at = { createdAt: 1, updatedAt: 1 };

/** A person of a kind, straight into the database. */
export async function aPerson(
  tenant: TestTenant,
  prefix: "stu" | "stf" | "gua",
  name: { givenName: string; familyName?: string; birthOn?: string; alertNote?: string },
): Promise<string> {
  const id = newId(prefix);
  const { alertNote, ...names } = name;
  const sortName = `${names.familyName ?? ""} ${names.givenName}`.toLowerCase();
  const { db } = tenant.asSystem();
  await db.batch([
    db.insert(people).values({ id, sourcedId: id, ...names, sortName, ...at }),
    ...(prefix === "stu"
      ? [db.insert(students).values({ id, schoolId: tenant.schoolId, sortName, alertNote, ...at })]
      : []),
    ...(prefix === "stf" ? [db.insert(staff).values({ id, sortName, ...at })] : []),
  ]);
  return id;
}

/** A class that meets every day at nine, with students, two teachers and an assistant. */
export async function aClass(
  tenant: TestTenant,
  options: { students?: number; title?: string; schoolId?: string; startsAt?: string } = {},
): Promise<TestClass> {
  const ctx = tenant.asSystem();
  const { db } = ctx;
  const schoolId = options.schoolId ?? tenant.schoolId;
  const id = newId("cls");
  const names = Array.from({ length: options.students ?? 3 }, (_, n) => `Student${100 + n}`);
  const students = await addStudents(db, schoolId, names);
  const teacher = await aPerson(tenant, "stf", { givenName: "Tessa", familyName: "Teacher" });
  const other = await aPerson(tenant, "stf", { givenName: "Otto", familyName: "Other" });
  const assistant = await aPerson(tenant, "stf", { givenName: "Asa", familyName: "Assistant" });
  const seat = (personId: string, role: "student" | "teacher" | "assistant") => ({
    id: newId("enr"),
    sourcedId: newId("enr"),
    classId: id,
    schoolId,
    personId,
    role,
    isPrimary: personId === teacher,
    ...at,
  });
  const startsAt = options.startsAt ?? "09:00";
  await db.insert(classes).values({
    id,
    sourcedId: id,
    schoolId,
    title: options.title ?? "Class 1A",
    ...at,
  });
  const seats = [
    ...students.map((student) => seat(student, "student")),
    seat(teacher, "teacher"),
    seat(other, "teacher"),
    seat(assistant, "assistant"),
  ];
  const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    id: newId("mtg"),
    classId: id,
    schoolId,
    weekday,
    startsAt,
    endsAt: "09:50",
    ...at,
  }));
  const [first, ...rest] = [
    ...insertMany(db, enrollments, seats),
    ...insertMany(db, meetings, slots),
  ];
  if (first) await db.batch([first, ...rest]);
  const today = dateIn(ctx.tenant.timeZone, Date.now());
  return {
    id,
    schoolId,
    today,
    students,
    teacher,
    other,
    assistant,
    register: buildRegisterId(id, today, startsAt),
    registerOn: (on, time = startsAt) => buildRegisterId(id, on, time),
  };
}

async function addStudents(db: Db, schoolId: string, names: string[]): Promise<string[]> {
  const rows = names.map((givenName) => ({ id: newId("stu"), givenName }));
  const [first, ...rest] = [
    ...insertMany(
      db,
      people,
      rows.map(({ id, givenName }) => ({
        id,
        sourcedId: id,
        givenName,
        familyName: "Pupil",
        sortName: `pupil ${givenName.toLowerCase()}`,
        ...at,
      })),
    ),
    ...insertMany(
      db,
      students,
      rows.map(({ id, givenName }) => ({
        id,
        schoolId,
        sortName: `pupil ${givenName.toLowerCase()}`,
        ...at,
      })),
    ),
  ];
  if (first) await db.batch([first, ...rest]);
  return rows.map(({ id }) => id);
}

/** Puts a person into a class on some dates. */
export async function enrolInto(
  tenant: TestTenant,
  classId: string,
  personId: string,
  options: {
    role?: "student" | "teacher" | "assistant";
    beginsOn?: string;
    endsOn?: string;
  } = {},
): Promise<void> {
  const id = newId("enr");
  await tenant
    .asSystem()
    .db.insert(enrollments)
    .values({
      id,
      sourcedId: id,
      classId,
      schoolId: tenant.schoolId,
      personId,
      role: "student",
      ...options,
      ...at,
    });
}

export async function aGuardian(
  tenant: TestTenant,
  studentId: string,
  options: { custodyRestricted?: boolean } = {},
): Promise<string> {
  const guardianId = await aPerson(tenant, "gua", { givenName: "Gloria", familyName: "Guardian" });
  await tenant
    .asSystem()
    .db.insert(guardianships)
    .values({ id: newId("gsh"), guardianId, studentId, relation: "mother", ...options, ...at });
  return guardianId;
}

/** Grants a role as the database has it, for tokens. */
export async function withRole(
  tenant: TestTenant,
  personId: string,
  grant: RoleGrant,
): Promise<string> {
  await tenant.asSystem().db.run(sql`insert into role_assignments
    (id, person_id, role, school_id, reach, created_at) values (${newId("rol")}, ${personId},
    ${grant.role}, ${grant.schoolId}, ${grant.schoolId ?? ""}, 1)`);
  return personId;
}

export function roomOf(tenant: TestTenant, schoolId = tenant.schoolId) {
  const rooms = (env as unknown as { SCHOOL_ROOM: DurableObjectNamespace<SchoolRoom> }).SCHOOL_ROOM;
  return rooms.getByName(`${tenant.id}:${schoolId}`);
}

/** Rings the room's alarm now; false when none was set. */
export function flush(tenant: TestTenant, schoolId = tenant.schoolId): Promise<boolean> {
  return runDurableObjectAlarm(roomOf(tenant, schoolId));
}

export { addDays, weekdayOf };
