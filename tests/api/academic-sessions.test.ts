import { beforeAll, describe, expect, it } from "vitest";
import { adminToken, call } from "#tests/support/api";
import { aClassOf, aStudent } from "#tests/support/people";
import { sessionAs } from "#tests/support/session";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let admin: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant({ country: "TZ" }), makeTenant()]);
  admin = await adminToken(school);
});

const api = (method: string, path: string, body?: unknown, token = admin) =>
  call(school.host, method, `/api/v1/academic-sessions${path}`, { token, body });

describe("academic sessions over the API", () => {
  it("are listed as the preset made them, added, changed and ended", async () => {
    const { body } = await api("GET", "");
    expect(body.data.map((one: { type: string }) => one.type)).toEqual([
      "schoolYear",
      "term",
      "term",
    ]);
    const year = {
      title: "2040",
      type: "schoolYear",
      startsOn: "2040-01-01",
      endsOn: "2040-12-31",
    };
    const made = await api("POST", "", year);
    expect(made).toMatchObject({
      status: 201,
      body: { data: { ...year, schoolYear: 2040, parentId: null } },
    });
    const { id } = made.body.data;
    expect((await api("PATCH", `/${id}`, { title: "Year 2040" })).body.data.title).toBe(
      "Year 2040",
    );
    expect((await api("GET", "?on=2040-05-05")).body.data).toMatchObject([{ id }]);
    expect((await api("POST", "", year)).status).toBe(409);
    expect((await api("DELETE", `/${id}`)).body.data.status).toBe("ended");
    expect((await api("DELETE", `/${id}`)).status).toBe(409);
  });

  it("plan and begin a new school year", async () => {
    const tenant = await makeTenant({ country: "TZ" });
    const token = await adminToken(tenant);
    const cls = await aClassOf(tenant, { title: "Form 1", grades: ["1"] });
    await aStudent(tenant, { grade: "1", classIds: [cls.id] });
    const path = "/api/v1/academic-sessions";
    const years = await call(tenant.host, "GET", `${path}?type=schoolYear`, { token });
    const [year] = years.body.data;
    const plan = await call(tenant.host, "GET", `${path}/${year.id}/roll-over`, { token });
    expect(plan.body.data).toMatchObject({ grades: [{ from: "1", to: null, studentCount: 1 }] });
    const { classes, year: next } = plan.body.data;
    const body = {
      year: next,
      classes: classes.map((one: object) => ({
        ...one,
        title: "Form 2",
        grades: ["2"],
        carryStudents: true,
      })),
      grades: [{ from: "1", to: "2" }],
    };
    const done = await call(tenant.host, "POST", `${path}/${year.id}/roll-over`, { token, body });
    expect(done).toMatchObject({
      status: 201,
      body: {
        data: { classesCreated: 1, classesEnded: 1, studentsPromoted: 1, enrollmentsCreated: 1 },
      },
    });
    expect(
      (await call(tenant.host, "POST", `${path}/${year.id}/roll-over`, { token, body })).status,
    ).toBe(409);
  });

  it("name the fields that are wrong", async () => {
    const { status, body } = await api("POST", "", {
      title: "X",
      type: "age",
      startsOn: "2040-13-01",
      endsOn: "x",
    });
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "endsOn",
      "startsOn",
      "type",
    ]);
    const reversed = { title: "X", type: "term", startsOn: "2041-02-01", endsOn: "2041-01-01" };
    expect((await api("POST", "", reversed)).body.error.details[0].field).toBe("endsOn");
  });

  it("are kept from other roles and tenants", async () => {
    const theirs = await call(other.host, "GET", "/api/v1/academic-sessions", {
      token: await adminToken(other),
    });
    const { id } = theirs.body.data[0];
    for (const [method, path, body] of [
      ["GET", `/${id}`, undefined],
      ["PATCH", `/${id}`, { title: "X" }],
      ["DELETE", `/${id}`, undefined],
      ["GET", `/${id}/roll-over`, undefined],
    ] as const) {
      expect((await api(method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    const year = {
      title: "2050",
      type: "schoolYear",
      startsOn: "2050-01-01",
      endsOn: "2050-12-31",
    };
    expect((await api("POST", "", year, await sessionAs(school, "school_admin"))).status).toBe(403);
    expect((await api("POST", "", year, await sessionAs(school, "teacher"))).status).toBe(403);
    expect((await api("GET", "", undefined, await sessionAs(school, "guardian"))).status).toBe(200);
  });
});
