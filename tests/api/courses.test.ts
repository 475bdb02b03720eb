import { beforeAll, describe, expect, it } from "vitest";
import { adminToken, call } from "#tests/support/api";
import { aClassOf } from "#tests/support/people";
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

describe("courses over the API", () => {
  it("are added, listed, read, changed and ended", async () => {
    const made = await api("POST", "/courses", {
      title: "English",
      code: "EN",
      grades: ["1", "2"],
    });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    expect((await api("GET", "/courses?q=engl")).body).toMatchObject({
      meta: { total: 1 },
      data: [{ id }],
    });
    expect((await api("PATCH", `/courses/${id}`, { title: "English I" })).body.data).toMatchObject({
      title: "English I",
      grades: ["1", "2"],
    });
    const cls = await aClassOf(school, { courseId: id });
    expect((await api("DELETE", `/courses/${id}`)).status).toBe(409);
    await api("DELETE", `/classes/${cls.id}`);
    expect((await api("DELETE", `/courses/${id}`)).body.data.status).toBe("ended");
    expect((await api("GET", "/courses")).body.data).toEqual([]);
    expect((await api("GET", `/courses/${id}`)).status).toBe(200);
  });

  it("name the fields that are wrong", async () => {
    const { status, body } = await api("POST", "/courses", { grades: "1" });
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "grades",
      "title",
    ]);
  });

  it("are kept from other roles and tenants", async () => {
    const theirs = await call(other.host, "POST", "/api/v1/courses", {
      token: await adminToken(other),
      body: { title: "Theirs" },
    });
    const { id } = theirs.body.data;
    expect((await api("GET", `/courses/${id}`)).status).toBe(404);
    expect((await api("PATCH", `/courses/${id}`, { title: "X" })).status).toBe(404);
    expect((await api("DELETE", `/courses/${id}`)).status).toBe(404);
    const teacher = await sessionAs(school, "teacher");
    expect((await api("GET", "/courses", undefined, teacher)).status).toBe(200);
    expect((await api("POST", "/courses", { title: "X" }, teacher)).status).toBe(403);
  });
});
