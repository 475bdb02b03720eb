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

describe("the life of a student over the API", () => {
  it("is admitted, read, changed, leaves and returns", async () => {
    const cls = await aClassOf(school, { title: "1A" });
    const made = await api("POST", "/students", {
      schoolId: school.schoolId,
      givenName: "花子",
      familyName: "鈴木",
      kanaGivenName: "ハナコ",
      kanaFamilyName: "スズキ",
      admissionNumber: "000042",
      birthOn: "2015-02-28",
      guardians: [{ guardian: { givenName: "一郎", familyName: "鈴木" }, relation: "father" }],
      classIds: [cls.id],
    });
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject({
      displayName: "鈴木 花子",
      reading: "スズキ ハナコ",
      admissionNumber: "000042",
      classes: [{ id: cls.id, title: "1A" }],
      guardians: [{ relation: "father", displayName: "鈴木 一郎" }],
    });
    const { id, updatedAt } = made.body.data;
    expect(new Date(updatedAt).toISOString()).toBe(updatedAt);

    const found = await api("GET", `/students?q=${encodeURIComponent("すずき")}&perPage=5`);
    expect(found.body).toMatchObject({ meta: { total: 1, page: 1, perPage: 5 }, data: [{ id }] });

    const changed = await api("PATCH", `/students/${id}`, {
      preferredName: "はな",
      alertNote: "卵",
    });
    expect(changed.body.data).toMatchObject({
      displayName: "鈴木 はな",
      alertNote: "卵",
      admissionNumber: "000042",
    });

    const left = await api("POST", `/students/${id}/leave`, { reason: "moved" });
    expect(left.body.data).toMatchObject({ status: "left", leaveReason: "moved" });
    expect((await api("POST", `/students/${id}/leave`, { reason: "moved" })).status).toBe(409);
    expect((await api("GET", "/students?status=left")).body.data).toMatchObject([{ id }]);
    const back = await api("POST", `/students/${id}/return`, {});
    expect(back.body.data).toMatchObject({ status: "enrolled", leftOn: null });
  });

  it("names every field that is wrong", async () => {
    const { status, body } = await api("POST", "/students", {
      schoolId: school.schoolId,
      givenName: " ",
      birthOn: "2015-02-30",
      email: "nope",
    });
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "birthOn",
      "email",
      "givenName",
    ]);
    const bad = await api("GET", "/students?perPage=1000&sort=shoeSize");
    expect(bad.body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "perPage",
      "sort",
    ]);
  });

  it("tells a number in use", async () => {
    const draft = { schoolId: school.schoolId, givenName: "A", admissionNumber: "777" };
    expect((await api("POST", "/students", draft)).status).toBe(201);
    const twice = await api("POST", "/students", draft);
    expect(twice).toMatchObject({
      status: 409,
      body: { error: { details: [{ field: "admissionNumber" }] } },
    });
  });
});

describe("who gets which students over the API", () => {
  it("keeps to the school, the class, the child and the tenant", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const [pupil, stranger] = [
      await aStudent(school, { classIds: [cls.id] }),
      await aStudent(school),
    ];
    const parent = await aGuardian(school, [pupil]);
    for (const person of [teacher.id, parent.id, pupil]) {
      const token = await tokenFor(school, person);
      const { body } = await api("GET", "/students", undefined, token);
      expect(body.data.map((one: { id: string }) => one.id)).toEqual([pupil]);
      expect((await api("GET", `/students/${stranger}`, undefined, token)).status).toBe(404);
      expect((await api("PATCH", `/students/${pupil}`, { grade: "9" }, token)).status).toBe(403);
    }
    const foreign = await aStudent(other);
    for (const [method, path, body] of [
      ["GET", `/students/${foreign}`, undefined],
      ["PATCH", `/students/${foreign}`, { grade: "9" }],
      ["POST", `/students/${foreign}/leave`, { reason: "other" }],
      ["POST", `/students/${foreign}/return`, {}],
    ] as const) {
      expect((await api(method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    const mixed = { givenName: "X", schoolId: other.schoolId };
    expect((await api("POST", "/students", mixed)).status).toBe(404);
    const otherToken = await adminToken(other);
    expect((await api("GET", "/students", undefined, otherToken)).status).toBe(401);
    expect(
      (await api("GET", "/students", undefined, await sessionAs(school, "board"))).body.data,
    ).toEqual([]);
  });
});
