import { beforeAll, describe, expect, it } from "vitest";
import { adminToken, call, tokenFor } from "#tests/support/api";
import { aGuardian, aStudent } from "#tests/support/people";
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

describe("guardians over the API", () => {
  it("are added, tied, changed, untied and ended", async () => {
    const [one, two] = [await aStudent(school), await aStudent(school)];
    const made = await api("POST", "/guardians", {
      givenName: "Mo",
      familyName: "Ther",
      email: "mo@ther.example",
      children: [{ studentId: one, relation: "mother" }],
    });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    expect((await api("GET", `/guardians?studentId=${one}`)).body.data).toMatchObject([{ id }]);
    const tied = await api("POST", `/guardians/${id}/students`, {
      studentId: two,
      relation: "mother",
    });
    expect(tied.status).toBe(201);
    expect(tied.body.data.children).toHaveLength(2);
    const terms = await api("PATCH", `/guardians/${id}/students/${two}`, { pays: true });
    expect(
      terms.body.data.children.find((child: { studentId: string }) => child.studentId === two).pays,
    ).toBe(true);
    expect((await api("PATCH", `/guardians/${id}`, { phone: "1" })).body.data.phone).toBe("1");
    expect((await api("DELETE", `/guardians/${id}/students/${two}`)).body.data).toEqual({
      done: true,
    });
    expect((await api("DELETE", `/guardians/${id}/students/${two}`)).status).toBe(404);
    expect((await api("DELETE", `/guardians/${id}`)).status).toBe(200);
    expect((await api("GET", `/guardians/${id}`)).body.data).toMatchObject({
      status: "inactive",
      children: [],
    });
  });

  it("name the fields that are wrong", async () => {
    const bad = await api("POST", "/guardians", {
      givenName: "X",
      children: [{ studentId: "x", relation: "king" }],
    });
    expect(bad).toMatchObject({
      status: 400,
      body: { error: { details: [{ field: "children.0.relation" }] } },
    });
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [child]);
    const twice = { studentId: child, relation: "father" };
    expect((await api("POST", `/guardians/${guardian.id}/students`, twice)).status).toBe(409);
  });

  it("see themselves only, and nothing of another tenant is there", async () => {
    const guardian = await aGuardian(school, [await aStudent(school)]);
    const mate = await aGuardian(school, [await aStudent(school)]);
    const token = await tokenFor(school, guardian.id);
    expect((await api("GET", "/guardians", undefined, token)).body.data).toMatchObject([
      { id: guardian.id },
    ]);
    expect((await api("GET", `/guardians/${mate.id}`, undefined, token)).status).toBe(404);
    expect((await api("PATCH", `/guardians/${guardian.id}`, { phone: "2" }, token)).status).toBe(
      403,
    );
    const foreign = await aGuardian(other, [await aStudent(other)]);
    const child = foreign.children[0]?.studentId;
    for (const [method, path, body] of [
      ["GET", `/guardians/${foreign.id}`, undefined],
      ["PATCH", `/guardians/${foreign.id}`, { phone: "1" }],
      ["DELETE", `/guardians/${foreign.id}`, undefined],
      ["POST", `/guardians/${guardian.id}/students`, { studentId: child, relation: "other" }],
      ["PATCH", `/guardians/${foreign.id}/students/${child}`, { pays: true }],
      ["DELETE", `/guardians/${foreign.id}/students/${child}`, undefined],
    ] as const) {
      expect((await api(method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    expect((await api("GET", "/guardians", undefined, "broken")).status).toBe(401);
  });
});

describe("households over the API", () => {
  it("are added, found by member, changed, and kept from others", async () => {
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [child]);
    const made = await api("POST", "/households", {
      name: "The Thers",
      members: [
        { personId: guardian.id, role: "adult" },
        { personId: child, role: "child" },
      ],
    });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    expect((await api("GET", `/households?personId=${child}`)).body.data).toMatchObject([{ id }]);
    expect(
      (await api("PATCH", `/households/${id}`, { address: "1 Road" })).body.data,
    ).toMatchObject({
      name: "The Thers",
      address: "1 Road",
      members: [{ role: "adult" }, { role: "child" }],
    });
    const token = await tokenFor(school, guardian.id);
    expect((await api("GET", `/households/${id}`, undefined, token)).status).toBe(200);
    expect((await api("PATCH", `/households/${id}`, { name: "X" }, token)).status).toBe(403);
    const teacher = await sessionAs(school, "teacher");
    expect((await api("GET", `/households/${id}`, undefined, teacher)).status).toBe(404);
    expect(
      (
        await call(other.host, "GET", `/api/v1/households/${id}`, {
          token: await adminToken(other),
        })
      ).status,
    ).toBe(404);
    expect((await api("POST", "/households", { name: "", members: [] })).status).toBe(400);
  });
});
