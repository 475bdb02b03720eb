import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calendarDays, meetings } from "#domain/academics/tables";
import {
  childrenToday,
  getRegister,
  listMarkEvents,
  listRegisters,
  markAllPresent,
  markStudents,
  openRegister,
  recentSessions,
  reopenRegister,
  studentAttendance,
  submitRegister,
  todayBoard,
} from "#domain/attendance/index";
import { schools } from "#domain/tenancy/tables";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import {
  aClass,
  addDays,
  aGuardian,
  aPerson,
  enrolInto,
  flush,
  type TestClass,
  weekdayOf,
} from "#tests/support/attendance";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let group: TestClass;
let teacher: Ctx;
let office: Ctx;

const page = { page: 1, perPage: 50 };
const db = () => tenant.asSystem().db;
const student = (n: number) => group.students[n] ?? "";

beforeAll(async () => {
  tenant = await makeTenant();
});

beforeEach(async () => {
  group = await aClass(tenant, { students: 4 });
  teacher = tenant.asRole("teacher", group.teacher);
  office = tenant.asRole("staff", tenant.adminId);
});

async function mark(codes: (string | null)[], registerId = group.register, ctx = teacher) {
  return markStudents(ctx, {
    registerId,
    marks: codes.map((code, n) => ({ studentId: student(n), code })),
  });
}

describe("listRegisters", () => {
  const list = async (on: string) =>
    (await listRegisters(tenant.asRole("teacher", group.teacher), { ...page, on })).items;

  async function exception(
    on: string,
    day: { kind: "holiday" | "school_day" | "early_closing"; weekday?: number; closesAt?: string },
    schoolId = tenant.schoolId,
  ) {
    await db()
      .insert(calendarDays)
      .values({ id: newId("cal"), schoolId, on, title: "x", createdAt: 1, updatedAt: 1, ...day });
  }

  it("follows holidays, exchanged weekdays and early closing, the school's own day first", async () => {
    const far = (n: number) => addDays(group.today, 30 + n);
    await exception(far(0), { kind: "holiday" });
    await exception(far(1), { kind: "holiday" }, "");
    await exception(far(2), { kind: "holiday" }, "");
    await exception(far(2), { kind: "early_closing", closesAt: "09:00" });
    await exception(far(3), { kind: "early_closing", closesAt: "09:01" });
    expect((await list(far(0))).length).toBe(0);
    expect((await list(far(1))).length).toBe(0);
    expect((await list(far(2))).length).toBe(0);
    expect((await list(far(3))).length).toBe(1);
    expect((await list(far(4))).length).toBe(1);

    const weekday = weekdayOf(far(5));
    await db()
      .delete(meetings)
      .where(sql`${meetings.classId} = ${group.id} and ${meetings.weekday} = ${weekday}`);
    expect((await list(far(5))).length).toBe(0);
    await exception(far(5), { kind: "school_day", weekday: (weekday % 7) + 1 });
    expect((await list(far(5))).length).toBe(1);
  });

  it("respects when meetings begin and end, and the end of a class", async () => {
    await db()
      .update(meetings)
      .set({ beginsOn: addDays(group.today, -7), endsOn: addDays(group.today, 7) })
      .where(sql`${meetings.classId} = ${group.id}`);
    for (const [days, found] of [
      [-8, 0],
      [-7, 1],
      [7, 1],
      [8, 0],
    ] as const) {
      expect([days, (await list(addDays(group.today, days))).length]).toEqual([days, found]);
    }
    await db().run(sql`update classes set ended_on = ${group.today} where id = ${group.id}`);
    expect((await list(group.today)).length).toBe(1);
    expect((await list(addDays(group.today, 1))).length).toBe(0);
    await db().run(
      sql`update classes set ended_on = null, status = 'ended' where id = ${group.id}`,
    );
    expect((await list(group.today)).length).toBe(0);
  });

  it("takes one round trip, and shows who opened and submitted what", async () => {
    await mark(["P", "T", "U", "E"]);
    await submitRegister(teacher, { registerId: group.register });
    await flush(tenant);
    const ctx = tenant.asRole("teacher", group.teacher);
    const { items } = await listRegisters(ctx, page);
    expect(ctx.db.$cost.trips).toBe(1);
    expect(items).toMatchObject([
      {
        state: "submitted",
        timing: "submitted",
        openedBy: { id: group.teacher },
        submittedBy: { id: group.teacher, givenName: "Tessa" },
        counts: { present: 1, late: 1, absent: 1, excused: 1, unmarked: 0 },
      },
    ]);
  });

  it("reaches as far as the role: organisation, school, own classes, nothing for families", async () => {
    const branch = newId("sch");
    await db().insert(schools).values({
      id: branch,
      sourcedId: branch,
      name: "Branch",
      timeZone: "Asia/Tokyo",
      createdAt: 1,
      updatedAt: 1,
    });
    const there = await aClass(tenant, { schoolId: branch, title: "Branch class" });
    const classesOf = async (ctx: Ctx) =>
      (await listRegisters(ctx, { page: 1, perPage: 200, on: group.today })).items.map(
        ({ classId }) => classId,
      );
    expect(await classesOf(tenant.asAdmin())).toEqual(expect.arrayContaining([group.id, there.id]));
    const ofSchool = await classesOf(office);
    expect(ofSchool).toContain(group.id);
    expect(ofSchool).not.toContain(there.id);
    expect(await classesOf(teacher)).toEqual([group.id]);
    await expect(listRegisters(tenant.asRole("guardian", "gua_x"), page)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(listRegisters(tenant.asStranger(), page)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const both = tenant.as({
      kind: "user",
      personId: there.teacher,
      identityId: "idn_x",
      sessionId: "ses_x",
      roles: [
        { role: "teacher", schoolId: branch },
        { role: "staff", schoolId: tenant.schoolId },
      ],
    });
    expect(await classesOf(both)).toEqual(expect.arrayContaining([group.id, there.id]));
  });
});

describe("todayBoard", () => {
  it("has every class of the school with its state against the clock, and totals", async () => {
    await mark(["P", "P", "U"]);
    await flush(tenant);
    const board = await todayBoard(office, { schoolId: tenant.schoolId, on: group.today });
    const mine = board.registers.find(({ id }) => id === group.register);
    expect(mine).toMatchObject({ timing: "open", counts: { present: 2, absent: 1, unmarked: 1 } });
    const timings = Object.values(board.timings).reduce((sum, n) => sum + n, 0);
    expect(timings).toBe(board.registers.length);
    expect(board.totals.present).toBeGreaterThanOrEqual(2);
    const past = await todayBoard(office, {
      schoolId: tenant.schoolId,
      on: addDays(group.today, -1),
    });
    expect(past.registers.find(({ classId }) => classId === group.id)?.timing).toBe("late");
    const ahead = await todayBoard(office, {
      schoolId: tenant.schoolId,
      on: addDays(group.today, 2),
    });
    expect(ahead.registers.find(({ classId }) => classId === group.id)?.timing).toBe("not_due");
  });

  it("is for those who see the whole school", async () => {
    const refused = { code: "FORBIDDEN" };
    await expect(todayBoard(teacher, { schoolId: tenant.schoolId })).rejects.toMatchObject(refused);
    await expect(todayBoard(office, { schoolId: newId("sch") })).rejects.toMatchObject(refused);
    await expect(todayBoard(tenant.asAdmin(), { schoolId: newId("sch") })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("getRegister", () => {
  it("shows who is enrolled on its date, who was absent last, birthdays and alert notes", async () => {
    const born = `2015${group.today.slice(4)}`;
    await db().run(sql`update people set birth_on = ${born} where id = ${student(0)}`);
    await db().run(sql`update students set alert_note = 'nuts' where id = ${student(0)}`);
    await mark(["U", "P"], group.registerOn(addDays(group.today, -2)));
    await flush(tenant);
    const newcomer = await aPerson(tenant, "stu", { givenName: "Zoe", familyName: "Zulu" });
    await enrolInto(tenant, group.id, newcomer, { beginsOn: addDays(group.today, 1) });
    const gone = await aPerson(tenant, "stu", { givenName: "Ann", familyName: "Away" });
    await enrolInto(tenant, group.id, gone, { endsOn: addDays(group.today, -1) });

    const today = await getRegister(teacher, group.register);
    expect(today.roster.map(({ id }) => id)).toEqual(group.students);
    expect(today.roster[0]).toMatchObject({
      isBirthday: true,
      alertNote: "nuts",
      lastAbsentOn: addDays(group.today, -2),
    });
    expect(today.roster[1]).toMatchObject({ isBirthday: false, lastAbsentOn: null });
    const ids = async (days: number) =>
      (await getRegister(teacher, group.registerOn(addDays(group.today, days)))).roster.map(
        ({ id }) => id,
      );
    expect(await ids(-1)).toContain(gone);
    expect(await ids(1)).toContain(newcomer);
  });

  it("keeps a student on the roll of a lesson they have a mark in, although they moved since", async () => {
    await mark(["P", "P", "U", "P"]);
    await flush(tenant);
    await db().run(sql`update enrollments set ends_on = ${addDays(group.today, -1)}
      where class_id = ${group.id} and person_id = ${student(2)}`);
    const register = await getRegister(teacher, group.register);
    expect(register.roster.find(({ id }) => id === student(2))).toMatchObject({ enrolled: false });
    expect(register.counts).toMatchObject({ present: 3, absent: 1, unmarked: 0 });
  });
});

describe("writing through the room", () => {
  it("is for teachers of the class on that date, not before and not after", async () => {
    const sub = await aPerson(tenant, "stf", { givenName: "Sub" });
    await enrolInto(tenant, group.id, sub, {
      role: "teacher",
      beginsOn: group.today,
      endsOn: group.today,
    });
    const ctx = () => tenant.asRole("teacher", sub);
    await expect(openRegister(ctx(), group.register)).resolves.toMatchObject({ state: "open" });
    const yesterday = group.registerOn(addDays(group.today, -1));
    await expect(openRegister(ctx(), yesterday)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const tomorrow = group.registerOn(addDays(group.today, 1));
    await expect(openRegister(ctx(), tomorrow)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not for accountants, students or strangers", async () => {
    for (const ctx of [
      tenant.asRole("accountant", tenant.adminId),
      tenant.asRole("student", student(0)),
    ]) {
      const refused = { code: "FORBIDDEN" };
      await expect(mark(["P"], group.register, ctx)).rejects.toMatchObject(refused);
      await expect(openRegister(ctx, group.register)).rejects.toMatchObject(refused);
      await expect(markAllPresent(ctx, { registerId: group.register })).rejects.toMatchObject(
        refused,
      );
      await expect(
        reopenRegister(ctx, { registerId: group.register, reason: "please" }),
      ).rejects.toMatchObject(refused);
    }
    await expect(openRegister(tenant.asStranger(), group.register)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("marks a job's writing as imported and audits the job", async () => {
    await mark(["P"], group.register, tenant.asSystem());
    await flush(tenant);
    const { items } = await listMarkEvents(office, { ...page, registerId: group.register });
    expect(items).toMatchObject([{ source: "import", by: null, code: "P" }]);
  });
});

describe("a student's attendance", () => {
  const span = () => ({ from: addDays(group.today, -30), to: group.today });
  const of = (ctx: Ctx, n = 0) => studentAttendance(ctx, { studentId: student(n), ...span() });

  async function aTerm() {
    for (const [days, code] of [
      [-4, "P"],
      [-3, "U"],
      [-2, "T"],
      [-1, "E"],
    ] as const) {
      const registerId = group.registerOn(addDays(group.today, days));
      await mark([code], registerId);
      if (days !== -1) await submitRegister(teacher, { registerId });
    }
    await flush(tenant);
  }

  it("counts marks and says the rate, newest first, for office and teachers", async () => {
    await aTerm();
    for (const ctx of [office, teacher, tenant.asRole("assistant", group.assistant)]) {
      expect(await of(ctx)).toMatchObject({
        student: { id: student(0), familyName: "Pupil" },
        counts: { present: 1, late: 1, absent: 1, excused: 1 },
        rate: 0.5,
        marks: [
          { code: "E", on: addDays(group.today, -1), classTitle: "Class 1A" },
          { code: "T" },
          { code: "U", by: { id: group.teacher } },
          { code: "P" },
        ],
      });
    }
    expect((await of(office, 1)).rate).toBeNull();
  });

  it("shows families what was submitted only", async () => {
    await aTerm();
    const guardian = tenant.asRole("guardian", await aGuardian(tenant, student(0)));
    for (const ctx of [guardian, tenant.asRole("student", student(0))]) {
      const seen = await of(ctx);
      expect(seen.marks.map(({ code }) => code)).toEqual(["T", "U", "P"]);
      expect(seen.rate).toBeCloseTo(2 / 3);
    }
  });

  it("is not there for anybody else", async () => {
    const other = await aClass(tenant);
    const restricted = await aGuardian(tenant, student(0), { custodyRestricted: true });
    for (const ctx of [
      tenant.asRole("teacher", other.teacher),
      tenant.asRole("guardian", await aGuardian(tenant, student(1))),
      tenant.asRole("guardian", restricted),
      tenant.asRole("student", student(1)),
      tenant.asRole("staff", tenant.adminId, newId("sch")),
    ]) {
      await expect(of(ctx)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(
      studentAttendance(office, { studentId: newId("stu"), ...span() }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuses spans that run backwards or too long", async () => {
    for (const [from, to] of [
      ["2026-02-02", "2026-02-01"],
      ["2024-01-01", "2026-01-01"],
    ] as const) {
      await expect(
        studentAttendance(office, { studentId: student(0), from, to }),
      ).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
    }
  });

  it("has its history of attempts for staff", async () => {
    await mark(["P"]);
    await markStudents(teacher, {
      registerId: group.register,
      marks: [{ studentId: student(0), code: "U", baseVersion: 9 }],
    });
    await flush(tenant);
    const { items, total } = await listMarkEvents(teacher, { ...page, studentId: student(0) });
    expect(total).toBe(2);
    expect(items.map(({ outcome }) => outcome)).toEqual(["refused", "accepted"]);
    const other = await aClass(tenant);
    await expect(
      listMarkEvents(tenant.asRole("teacher", other.teacher), { ...page, studentId: student(0) }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("childrenToday", () => {
  it("shows a guardian each child's lessons, and marks once they are submitted", async () => {
    const guardianId = await aGuardian(tenant, student(0));
    const second = await aClass(tenant, { title: "Class 2B", startsAt: "10:00" });
    const [sibling = ""] = second.students;
    await db().run(sql`insert into guardianships (id, guardian_id, student_id, relation, created_at,
      updated_at) values (${newId("gsh")}, ${guardianId}, ${sibling}, 'mother', 1, 1)`);
    await aGuardian(tenant, student(1), { custodyRestricted: true });
    await mark(["T"]);
    await flush(tenant);
    const guardian = () => tenant.asRole("guardian", guardianId);
    const ctx = guardian();
    const open = await childrenToday(ctx, { on: group.today });
    expect(ctx.db.$cost.trips).toBe(1);
    expect(open.map((child) => child.student.id).sort()).toEqual([student(0), sibling].sort());
    const first = open.find((child) => child.student.id === student(0));
    expect(first?.registers).toMatchObject([
      { id: group.register, classTitle: "Class 1A", state: "open", mark: null },
    ]);
    await submitRegister(teacher, { registerId: group.register });
    await flush(tenant);
    const told = (await childrenToday(guardian(), { on: group.today })).find(
      (child) => child.student.id === student(0),
    );
    expect(told?.registers).toMatchObject([
      { state: "submitted", mark: { code: "T", by: { id: group.teacher } } },
    ]);
  });

  it("shows a student their own day, and nobody a child that is kept from them", async () => {
    const own = await childrenToday(tenant.asRole("student", student(2)), { on: group.today });
    expect(own).toMatchObject([
      { student: { id: student(2) }, registers: [{ state: "not_opened" }] },
    ]);
    const restricted = await aGuardian(tenant, student(1), { custodyRestricted: true });
    expect(await childrenToday(tenant.asRole("guardian", restricted))).toEqual([]);
    expect(await childrenToday(tenant.asSystem())).toEqual([]);
  });
});

describe("recentSessions", () => {
  it("gives the class's last sessions before a register, oldest first", async () => {
    await mark(["P", "U"], group.registerOn(addDays(group.today, -3)));
    await mark(["T"], group.registerOn(addDays(group.today, -1)));
    await mark(["P"], group.register);
    await flush(tenant);
    const recent = await recentSessions(teacher, { registerId: group.register, count: 10 });
    expect(recent.sessions.map(({ on }) => on)).toEqual([
      addDays(group.today, -3),
      addDays(group.today, -1),
    ]);
    expect(recent.marks).toEqual({
      [student(0)]: ["present", "late"],
      [student(1)]: ["absent", null],
    });
    const last = await recentSessions(teacher, { registerId: group.register, count: 1 });
    expect(last.sessions).toHaveLength(1);
    expect(last.marks).toEqual({ [student(0)]: ["late"] });
    const other = await aClass(tenant);
    await expect(
      recentSessions(tenant.asRole("teacher", other.teacher), {
        registerId: group.register,
        count: 3,
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
