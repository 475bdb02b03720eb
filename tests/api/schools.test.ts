import { beforeAll, describe, expect, it } from "vitest";
import { createSchool, SchoolCreate, updateSchool } from "#domain/tenancy/index";
import { adminToken, call } from "#tests/support/api";
import { expectAudit } from "#tests/support/audit";
import { aSchool, refused } from "#tests/support/people";
import { sessionAs } from "#tests/support/session";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let admin: string;
let office: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  admin = await adminToken(school);
  office = await sessionAs(school, "staff");
});

const api = (method: string, path: string, body?: unknown, token = admin) =>
  call(school.host, method, `/api/v1${path}`, { token, body });

describe("GET /schools", () => {
  it("lists the schools within reach", async () => {
    const branch = await aSchool(school, "Branch");
    const { status, body } = await api("GET", "/schools");
    expect(status).toBe(200);
    expect(body.data.map((one: { id: string }) => one.id).sort()).toEqual(
      [school.schoolId, branch].sort(),
    );
    expect(body.meta.total).toBe(2);
    const local = await api("GET", "/schools", undefined, office);
    expect(local.body.data).toMatchObject([{ id: school.schoolId, timeZone: "America/New_York" }]);
  });

  it("shows one, NOT_FOUND out of reach or of another tenant", async () => {
    expect((await api("GET", `/schools/${school.schoolId}`)).body.data.id).toBe(school.schoolId);
    expect((await api("GET", `/schools/${other.schoolId}`)).status).toBe(404);
    const branch = await aSchool(school);
    expect((await api("GET", `/schools/${branch}`, undefined, office)).status).toBe(404);
    expect((await api("GET", "/schools", undefined, "broken")).status).toBe(401);
  });
});

describe("POST and PATCH /schools", () => {
  it("add and change a school, with audit rows", async () => {
    const made = await api("POST", "/schools", { name: "North", timeZone: "Asia/Tokyo" });
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject({
      name: "North",
      type: "school",
      timeZone: "Asia/Tokyo",
      status: "active",
    });
    const { id } = made.body.data;
    await expectAudit(school, "school.created", id);
    const changed = await api("PATCH", `/schools/${id}`, {
      name: "South",
      parentId: school.schoolId,
    });
    expect(changed.body.data).toMatchObject({
      name: "South",
      type: "school",
      parentId: school.schoolId,
    });
    await expectAudit(school, "school.updated", id);
  });

  it("name the field that is wrong", async () => {
    const noName = await api("POST", "/schools", { name: "" });
    expect(noName.body.error).toMatchObject({
      code: "VALIDATION_ERROR",
      details: [{ field: "name" }],
    });
    const zone = await api("POST", "/schools", { name: "X", timeZone: "Mars/Base" });
    expect(zone.body.error.details[0].field).toBe("timeZone");
    expect(
      (await api("PATCH", `/schools/${school.schoolId}`, { timeZone: "Mars/Base" })).status,
    ).toBe(400);
    expect((await api("POST", "/schools", { name: "X", parentId: other.schoolId })).status).toBe(
      404,
    );
  });

  it("refuse a school below itself, a taken sourcedId, other roles and tenants", async () => {
    const ctx = school.asAdmin();
    const upper = await createSchool(ctx, SchoolCreate.parse({ name: "Upper", sourcedId: "s-1" }));
    const lower = await createSchool(
      ctx,
      SchoolCreate.parse({ name: "Lower", parentId: upper.id }),
    );
    await refused(updateSchool(ctx, upper.id, { parentId: lower.id }), "VALIDATION_ERROR");
    await refused(
      createSchool(ctx, SchoolCreate.parse({ name: "Twin", sourcedId: "s-1" })),
      "CONFLICT",
    );
    await refused(updateSchool(other.asAdmin(), upper.id, { name: "X" }), "NOT_FOUND");
    expect((await api("POST", "/schools", { name: "X" }, office)).status).toBe(403);
    const principal = await sessionAs(school, "school_admin");
    expect(
      (await api("PATCH", `/schools/${school.schoolId}`, { name: "X" }, principal)).status,
    ).toBe(403);
  });
});
