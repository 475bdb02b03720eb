import { beforeAll, describe, expect, it } from "vitest";
import {
  classAttendance,
  classRates,
  markStudents,
  missingRegisters,
  submitRegister,
} from "#domain/attendance/index";
import { aClass, addDays, flush, type TestClass } from "#tests/support/attendance";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let mine: TestClass;
let other: TestClass;
let yesterday: string;

const asTeacher = () => tenant.asRole("teacher", mine.teacher);
const span = () => ({ from: addDays(mine.today, -3), to: mine.today });

beforeAll(async () => {
  tenant = await makeTenant();
  mine = await aClass(tenant, { students: 3, title: "Mine" });
  other = await aClass(tenant, { students: 2, title: "Other" });
  yesterday = addDays(mine.today, -1);
  const [first = "", second = ""] = mine.students;
  const take = async (on: string, codes: string[]) => {
    const registerId = mine.registerOn(on);
    const marks = codes.map((code, i) => ({ studentId: mine.students[i] ?? "", code }));
    await markStudents(asTeacher(), { registerId, marks });
    return registerId;
  };
  await submitRegister(asTeacher(), { registerId: await take(yesterday, ["P", "T", "U"]) });
  const registerId = await take(mine.today, ["P", "U"]);
  await markStudents(asTeacher(), {
    registerId,
    marks: [{ studentId: second, code: null }],
  });
  expect(first).not.toBe(second);
  await flush(tenant);
});

describe("a class between two dates", () => {
  it("has its sessions newest first and each student's share", async () => {
    const { sessions, students, counts, rate } = await classAttendance(asTeacher(), {
      classId: mine.id,
      ...span(),
    });
    expect(sessions.map(({ on, state }) => [on, state])).toEqual([
      [mine.today, "open"],
      [yesterday, "submitted"],
    ]);
    expect(sessions[1]?.counts).toEqual({
      present: 1,
      late: 1,
      absent: 1,
      excused: 0,
      unmarked: 0,
    });
    const byStudent = new Map(students.map((one) => [one.studentId, one.rate]));
    expect(mine.students.map((id) => byStudent.get(id))).toEqual([1, 1, 0]);
    expect(counts).toEqual({ present: 2, late: 1, absent: 1, excused: 0 });
    expect(rate).toBe(0.75);
  });

  it("counts no mark that was cleared and says nothing of a time without marks", async () => {
    const [, second = ""] = mine.students;
    const on = { from: mine.today, to: mine.today };
    const { students } = await classAttendance(asTeacher(), { classId: mine.id, ...on });
    expect(students.map(({ studentId }) => studentId)).not.toContain(second);
    const long = { from: addDays(mine.today, -60), to: addDays(mine.today, -50) };
    const before = await classAttendance(asTeacher(), { classId: mine.id, ...long });
    expect(before).toMatchObject({ sessions: [], students: [], rate: null });
  });

  it("is for those who teach it and for the office", async () => {
    const read = (ctx: ReturnType<typeof asTeacher>, classId = mine.id) =>
      classAttendance(ctx, { classId, ...span() });
    await expect(read(asTeacher(), other.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(read(tenant.asRole("guardian", "gua_x"))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(read(tenant.asStranger())).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(read(tenant.asAdmin(), "cls_nowhere")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await read(tenant.asAdmin())).sessions).toHaveLength(2);
  });

  it("refuses dates in the wrong order and spans without end", async () => {
    const { from, to } = span();
    const ask = (dates: { from: string; to: string }) =>
      classAttendance(asTeacher(), { classId: mine.id, ...dates });
    await expect(ask({ from: to, to: from })).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
    await expect(ask({ from: addDays(to, -500), to })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
  });
});

describe("rates by class", () => {
  it("are of the classes within reach, or only of one's own", async () => {
    expect(await classRates(asTeacher(), span())).toEqual([
      { classId: mine.id, counts: { present: 2, late: 1, absent: 1, excused: 0 }, rate: 0.75 },
    ]);
    expect(await classRates(tenant.asRole("teacher", other.teacher), span())).toEqual([]);
    expect(await classRates(tenant.asAdmin(), span())).toHaveLength(1);
    expect(await classRates(tenant.asAdmin(), { ...span(), mine: true })).toEqual([]);
  });
});

describe("registers that nobody has submitted", () => {
  it("are listed newest day first, opened or not, without the submitted ones", async () => {
    const missing = await missingRegisters(asTeacher(), { ...span(), mine: true });
    expect(missing.map(({ on, state }) => [on, state])).toEqual([
      [mine.today, "open"],
      [addDays(mine.today, -2), "not_opened"],
      [addDays(mine.today, -3), "not_opened"],
    ]);
    const all = await missingRegisters(tenant.asAdmin(), { from: yesterday, to: yesterday });
    expect(all.map(({ classTitle }) => classTitle)).toEqual(["Other"]);
  });

  it("are for those who read registers, and for a month at most", async () => {
    const guardian = tenant.asRole("guardian", "gua_x");
    await expect(missingRegisters(guardian, span())).rejects.toMatchObject({ code: "FORBIDDEN" });
    const long = { from: addDays(mine.today, -40), to: mine.today };
    await expect(missingRegisters(asTeacher(), long)).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
  });
});
