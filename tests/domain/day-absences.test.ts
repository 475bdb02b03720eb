import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayAbsences, listAttendanceCodes, markStudents } from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { aClass, addDays, enrolInto, flush, type TestClass } from "#tests/support/attendance";
import { refused } from "#tests/support/people";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let morning: TestClass;
let noon: TestClass;
let office: Ctx;
let codes: Record<"present" | "late" | "absent" | "excused", string>;

const student = (n: number) => morning.students[n] ?? "";

beforeAll(async () => {
  tenant = await makeTenant();
  office = tenant.asAdmin();
  const all = await listAttendanceCodes(office);
  const first = (category: string) => all.find((code) => code.category === category)?.code ?? "";
  codes = {
    present: first("present"),
    late: first("late"),
    absent: first("absent"),
    excused: first("excused"),
  };
});

beforeEach(async () => {
  morning = await aClass(tenant, { students: 4, title: "Morning", startsAt: "09:00" });
  noon = await aClass(tenant, { students: 0, title: "Noon", startsAt: "12:00" });
  for (const id of morning.students) await enrolInto(tenant, noon.id, id);
});

async function mark(group: TestClass, marks: [number, string | null, string?][]): Promise<void> {
  await markStudents(office, {
    registerId: group.register,
    marks: marks.map(([n, code, note]) => ({ studentId: student(n), code, note })),
  });
  await flush(tenant);
}

async function absent() {
  const list = await dayAbsences(office, { schoolId: tenant.schoolId, on: morning.today });
  return list.filter((one) => morning.students.includes(one.student.id));
}

describe("who is not there", () => {
  it("are those whose mark says absent or excused, with the class and the note", async () => {
    await mark(morning, [
      [0, codes.present],
      [1, codes.absent, "Nobody answers"],
      [2, codes.excused],
      [3, codes.late],
    ]);
    expect(await absent()).toMatchObject([
      {
        student: { id: student(1) },
        classTitle: "Morning",
        category: "absent",
        note: "Nobody answers",
      },
      { student: { id: student(2) }, category: "excused" },
    ]);
  });

  it("follow the latest mark of the day, and a mark that was cleared says nothing", async () => {
    await mark(morning, [
      [0, codes.absent],
      [1, codes.absent],
      [2, codes.present],
    ]);
    await mark(noon, [
      [0, codes.present],
      [1, codes.present],
      [2, codes.absent],
    ]);
    await mark(noon, [[1, null]]);
    const now = await absent();
    expect(now.map(({ student: { id }, classTitle }) => [id, classTitle])).toEqual([
      [student(1), "Morning"],
      [student(2), "Noon"],
    ]);
  });

  it("are those of that day and that school alone", async () => {
    await mark(morning, [[0, codes.absent]]);
    const yesterday = { schoolId: tenant.schoolId, on: addDays(morning.today, -1) };
    expect(await dayAbsences(office, yesterday)).toEqual([]);
    const other = await makeTenant();
    await refused(dayAbsences(tenant.asStranger(), yesterday), "UNAUTHENTICATED");
    const elsewhere = tenant.asRole("staff", "stf_x", other.schoolId);
    await refused(dayAbsences(elsewhere, yesterday), "FORBIDDEN");
    const teacher = tenant.asRole("teacher", morning.teacher);
    await refused(dayAbsences(teacher, yesterday), "FORBIDDEN");
  });
});
