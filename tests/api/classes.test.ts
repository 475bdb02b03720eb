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

describe("the life of a class over the API", () => {
  it("is added, listed, changed, given weekly times, and ended", async () => {
    const teacher = await aUser(school);
    const made = await api("POST", "/classes", {
      schoolId: school.schoolId,
      title: "1年2組",
      type: "homeroom",
      teacherIds: [teacher.id],
    });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    const pupil = await aStudent(school, { classIds: [id] });
    const listed = await api("GET", `/classes?q=${encodeURIComponent("2組")}`);
    expect(listed.body).toMatchObject({
      meta: { total: 1 },
      data: [{ id, studentCount: 1, teachers: [{ personId: teacher.id, isPrimary: true }] }],
    });
    expect((await api("PATCH", `/classes/${id}`, { location: "R1" })).body.data).toMatchObject({
      title: "1年2組",
      location: "R1",
    });
    const roster = await api("GET", `/classes/${id}/students?on=2999-01-01`);
    expect(roster.body).toMatchObject({ meta: { total: 1 }, data: [{ studentId: pupil }] });

    const time = { weekday: 1, startsAt: "09:00", endsAt: "09:50" };
    const added = await api("POST", `/classes/${id}/meetings`, time);
    expect(added.status).toBe(201);
    const meeting = added.body.data.meetings[0].id;
    expect((await api("POST", `/classes/${id}/meetings`, time)).status).toBe(409);
    expect(
      (await api("PATCH", `/meetings/${meeting}`, { weekday: 2 })).body.data.meetings,
    ).toMatchObject([{ weekday: 2 }]);
    const week = { meetings: [time, { ...time, weekday: 3 }] };
    expect((await api("PUT", `/classes/${id}/meetings`, week)).body.data.meetings).toHaveLength(2);
    const [first] = (await api("GET", `/classes/${id}/meetings`)).body.data.meetings;
    expect((await api("POST", `/meetings/${first.id}/end`)).body.data.meetings).toHaveLength(1);

    expect((await api("POST", `/classes/${id}/end`, { on: "2999-12-31" })).body.data.endedOn).toBe(
      "2999-12-31",
    );
    expect((await api("DELETE", `/classes/${id}`)).body.data.status).toBe("ended");
    expect((await api("DELETE", `/classes/${id}`)).status).toBe(409);
    expect((await api("GET", `/classes/${id}`)).status).toBe(200);
  });

  it("names the fields that are wrong", async () => {
    const { status, body } = await api("POST", "/classes", {
      schoolId: school.schoolId,
      title: "",
    });
    expect(status).toBe(400);
    expect(body.error.details[0].field).toBe("title");
    const cls = await aClassOf(school);
    const bad = await api("POST", `/classes/${cls.id}/meetings`, { weekday: 8, startsAt: "25:00" });
    expect(bad.body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "startsAt",
      "weekday",
    ]);
  });

  it("keeps to the school, the class, the child and the tenant", async () => {
    const teacher = await aUser(school);
    const mine = await aClassOf(school, { teacherIds: [teacher.id] });
    const foreign = await aClassOf(other);
    const pupil = await aStudent(school, { classIds: [mine.id] });
    await aStudent(school, { classIds: [mine.id] });
    const parent = await aGuardian(school, [pupil]);
    const teacherToken = await tokenFor(school, teacher.id);
    expect((await api("GET", "/classes", undefined, teacherToken)).body.data).toMatchObject([
      { id: mine.id },
    ]);
    expect(
      (await api("GET", `/classes/${mine.id}`, undefined, teacherToken)).body.data.students,
    ).toHaveLength(2);
    const family = await tokenFor(school, parent.id);
    expect((await api("GET", `/classes/${mine.id}`, undefined, family)).body.data.students).toEqual(
      [],
    );
    expect((await api("GET", `/classes/${mine.id}/students`, undefined, family)).status).toBe(404);
    expect((await api("PATCH", `/classes/${mine.id}`, { title: "X" }, teacherToken)).status).toBe(
      403,
    );
    for (const [method, path, body] of [
      ["GET", `/classes/${foreign.id}`, undefined],
      ["GET", `/classes/${foreign.id}/students`, undefined],
      ["GET", `/classes/${foreign.id}/meetings`, undefined],
      ["PATCH", `/classes/${foreign.id}`, { title: "X" }],
      ["POST", `/classes/${foreign.id}/end`, {}],
      ["DELETE", `/classes/${foreign.id}`, undefined],
      ["PUT", `/classes/${foreign.id}/meetings`, { meetings: [] }],
    ] as const) {
      expect((await api(method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    const office = await sessionAs(school, "staff");
    expect(
      (await api("POST", "/classes", { schoolId: school.schoolId, title: "X" }, office)).status,
    ).toBe(403);
  });
});
