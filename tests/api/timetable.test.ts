import { beforeAll, describe, expect, it } from "vitest";
import { adminToken, call, tokenFor } from "#tests/support/api";
import { aClassOf, aGuardian, aStudent, aUser } from "#tests/support/people";
import { sessionAs } from "#tests/support/session";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let admin: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  admin = await adminToken(school);
});

const api = (method: string, path: string, body?: unknown, token = admin) =>
  call(school.host, method, `/api/v1${path}`, { token, body });

describe("the timetable over the API", () => {
  it("shows a week with its holiday to everybody it concerns", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const pupil = await aStudent(school, { classIds: [cls.id] });
    const parent = await aGuardian(school, [pupil]);
    for (const weekday of [1, 2]) {
      await api("POST", `/classes/${cls.id}/meetings`, {
        weekday,
        startsAt: "09:00",
        endsAt: "10:00",
        beginsOn: null,
      });
    }
    const day = { on: "2040-01-03", kind: "holiday", title: "Off" };
    expect((await api("PUT", "/calendar-days", day)).status).toBe(200);
    const week = "from=2040-01-02&to=2040-01-08";
    for (const [token, query] of [
      [admin, `classId=${cls.id}&${week}`],
      [admin, `schoolId=${school.schoolId}&${week}`],
      [await tokenFor(school, teacher.id), week],
      [await tokenFor(school, parent.id), `personId=${pupil}&${week}`],
    ] as const) {
      const { status, body } = await api("GET", `/timetable?${query}`, undefined, token);
      expect(status).toBe(200);
      const held = body.data.days.filter((one: { meetings: unknown[] }) => one.meetings.length > 0);
      expect(held, query).toMatchObject([
        {
          on: "2040-01-02",
          meetings: [{ classId: cls.id, startsAt: "09:00", teachers: [{ id: teacher.id }] }],
        },
      ]);
      expect(body.data.days[1].exceptions).toMatchObject([{ kind: "holiday", title: "Off" }]);
    }
  });

  it("refuses what is malformed, too long or out of reach", async () => {
    expect((await api("GET", "/timetable?from=2040-02-30")).status).toBe(400);
    expect((await api("GET", "/timetable?from=2040-01-01&to=2041-01-01")).status).toBe(400);
    const foreign = await aClassOf(other);
    expect((await api("GET", `/timetable?classId=${foreign.id}`)).status).toBe(404);
    expect((await api("GET", `/timetable?schoolId=${other.schoolId}`)).status).toBe(404);
    expect((await api("GET", `/timetable?personId=${other.adminId}`)).status).toBe(404);
    expect(
      (await api("GET", "/timetable", undefined, await sessionAs(school, "board"))).status,
    ).toBe(403);
    expect((await api("GET", "/timetable", undefined, "broken")).status).toBe(401);
  });
});

describe("bells, calendar days, clashes and search over the API", () => {
  it("replace the bell schedule", async () => {
    const schoolId = school.schoolId;
    const before = await api("GET", `/periods?schoolId=${schoolId}`);
    expect(before.body.data.length).toBeGreaterThan(3);
    const periods = [{ title: "Morning", startsAt: "08:00", endsAt: "12:00" }];
    expect((await api("PUT", "/periods", { schoolId, periods })).body.data).toMatchObject(periods);
    expect((await api("GET", "/periods")).status).toBe(400);
    expect((await api("GET", `/periods?schoolId=${other.schoolId}`)).status).toBe(404);
    expect((await api("PUT", "/periods", { schoolId: other.schoolId, periods })).status).toBe(404);
    expect(
      (await api("PUT", "/periods", { schoolId, periods }, await sessionAs(school, "teacher")))
        .status,
    ).toBe(403);
  });

  it("set, list and clear calendar days", async () => {
    const set = await api("PUT", "/calendar-days", {
      on: "2041-05-05",
      kind: "early_closing",
      closesAt: "12:00",
      title: "Storm",
    });
    const { id } = set.body.data;
    const query = "from=2041-05-01&to=2041-05-31";
    expect((await api("GET", `/calendar-days?${query}`)).body.data).toMatchObject([
      { id, closesAt: "12:00" },
    ]);
    expect((await api("DELETE", `/calendar-days/${id}`)).body.data).toEqual({ done: true });
    expect((await api("DELETE", `/calendar-days/${id}`)).status).toBe(404);
    expect((await api("PUT", "/calendar-days", { on: "2041-05-05", kind: "party" })).status).toBe(
      400,
    );
    const teacher = await sessionAs(school, "teacher");
    expect((await api("DELETE", `/calendar-days/${id}`, undefined, teacher)).status).toBe(403);
  });

  it("tell clashes", async () => {
    const teacher = await aUser(school);
    for (const title of ["A", "B"]) {
      const cls = await aClassOf(school, { title, teacherIds: [teacher.id] });
      await api("POST", `/classes/${cls.id}/meetings`, {
        weekday: 5,
        startsAt: "09:00",
        endsAt: "10:00",
      });
    }
    const { body } = await api("GET", `/timetable/clashes?schoolId=${school.schoolId}`);
    expect(body.data).toMatchObject([{ kind: "teacher", what: teacher.displayName, weekday: 5 }]);
    expect((await api("GET", `/timetable/clashes?schoolId=${other.schoolId}`)).status).toBe(404);
  });

  it("search people and classes", async () => {
    const pupil = await aStudent(school, { givenName: "Zebedee" });
    await aStudent(other, { givenName: "Zebedee" });
    const { body } = await api("GET", "/search?q=zebed");
    expect(body.data.people).toMatchObject([{ id: pupil, kind: "student" }]);
    expect((await api("GET", "/search?q=")).status).toBe(400);
    expect(
      (await api("GET", "/search?q=zebed", undefined, await sessionAs(school, "teacher"))).body.data
        .people,
    ).toEqual([]);
  });
});
