import { beforeAll, describe, expect, it } from "vitest";
import { adminToken, call } from "#tests/support/api";
import { aClass, type TestClass } from "#tests/support/attendance";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

const MOST = 2;

let school: TestTenant;
let room: TestClass;
let token: string;

beforeAll(async () => {
  school = await makeTenant();
  room = await aClass(school, { students: 30 });
  token = await adminToken(school);
  await call(school.host, "GET", "/api/v1/auth/me", { token });
});

/** How often D1 was asked and how many rows it read, as the answer itself says. */
async function costOf(method: string, path: string, body?: unknown) {
  const answer = await call(school.host, method, path, { token, body });
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(200);
  const timing = answer.headers.get("server-timing") ?? "";
  return {
    trips: Number(/trips=(\d+)/.exec(timing)?.[1]),
    rows: Number(/rows=(\d+)/.exec(timing)?.[1]),
  };
}

describe("the hot routes", () => {
  it("ask D1 at most twice a request", async () => {
    const paths = [
      "/auth/me",
      "/students?perPage=50",
      "/students?q=student1&sort=name",
      `/students?classId=${room.id}`,
      `/students/${room.students[0]}`,
      "/classes",
      `/classes/${room.id}`,
      "/registers",
      `/registers?classId=${room.id}`,
      `/registers/${room.register}`,
      `/timetable?classId=${room.id}`,
    ];
    for (const path of paths) {
      const { trips } = await costOf("GET", `/api/v1${path}`);
      expect(trips, path).toBeGreaterThan(0);
      expect(trips, path).toBeLessThanOrEqual(MOST);
    }
  });

  it("ask D1 at most twice to take a mark", async () => {
    const marks = [{ studentId: room.students[0], code: "P", baseVersion: 0 }];
    const { trips } = await costOf("PUT", `/api/v1/registers/${room.register}/marks`, { marks });
    expect(trips).toBeLessThanOrEqual(MOST);
  });

  it("read no more rows when the tenant grows elsewhere", async () => {
    const before = await costOf("GET", `/api/v1/registers/${room.register}`);
    const list = await costOf("GET", `/api/v1/students?classId=${room.id}`);
    for (let i = 0; i < 5; i++) await aClass(school, { students: 40, title: `Other ${i}` });
    const after = await costOf("GET", `/api/v1/registers/${room.register}`);
    const again = await costOf("GET", `/api/v1/students?classId=${room.id}`);
    expect(after.rows).toBeLessThanOrEqual(before.rows + 10);
    expect(again.rows).toBeLessThanOrEqual(list.rows + 10);
  });
});
