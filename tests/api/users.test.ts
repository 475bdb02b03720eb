import { beforeAll, describe, expect, it } from "vitest";
import { joinTenant, openSession } from "#domain/auth/index";
import { newId } from "#platform/ids";
import { adminToken, call } from "#tests/support/api";
import { aUser } from "#tests/support/people";
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

describe("the life of a user over the API", () => {
  it("is added, found, changed, closed, opened and ended", async () => {
    const made = await api("POST", "/users", {
      givenName: "Tess",
      familyName: "Tutor",
      email: "tess@tutor.example",
      roles: [{ role: "teacher", schoolId: school.schoolId }],
    });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    const found = await api("GET", "/users?q=tess&role=teacher&status=active");
    expect(found.body).toMatchObject({
      meta: { total: 1 },
      data: [{ id, staff: { status: "active" } }],
    });
    expect((await api("GET", `/users/${id}`)).body.data.email).toBe("tess@tutor.example");
    const roles = [{ role: "assistant", schoolId: school.schoolId }];
    expect((await api("PATCH", `/users/${id}`, { roles })).body.data.roles).toEqual(roles);
    expect((await api("POST", `/users/${id}/disable`)).body.data.status).toBe("inactive");
    expect((await api("POST", `/users/${id}/enable`)).body.data.status).toBe("active");
    expect((await api("POST", `/users/${id}/end`, { on: "2020-01-01" })).body.data).toMatchObject({
      roles: [],
      staff: { status: "ended" },
    });
  });

  it("shuts a closed account out of its refresh, and closes nobody's own", async () => {
    const { id: personId } = await aUser(school);
    const [identityId, place] = [newId("idn"), { tenantId: school.id, personId }];
    const email = `${identityId}@x.example`;
    await joinTenant(school.control, { identityId, email, passwordHash: null }, place);
    const { tokens } = await openSession(school.control, { identityId, ...place });
    const refresh = (refreshToken: string | null) =>
      call(school.host, "POST", "/api/v1/auth/refresh", { body: { refreshToken } });
    const rotated = await refresh(tokens.refreshToken);
    expect(rotated.status).toBe(200);
    expect((await api("POST", `/users/${personId}/disable`)).status).toBe(200);
    expect((await refresh(rotated.body.data.refreshToken)).status).toBe(401);
    expect((await api("POST", `/users/${school.adminId}/disable`)).status).toBe(409);
  });

  it("names the fields that are wrong", async () => {
    const { status, body } = await api("POST", "/users", { givenName: "X", roles: [] });
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "email",
      "roles",
    ]);
    const bad = { givenName: "X", email: "a@b.example", roles: [{ role: "king", schoolId: null }] };
    expect((await api("POST", "/users", bad)).status).toBe(400);
  });

  it("is kept from other roles and tenants", async () => {
    const foreign = await aUser(other);
    for (const [method, path, body] of [
      ["GET", `/users/${foreign.id}`, undefined],
      ["PATCH", `/users/${foreign.id}`, { phone: "1" }],
      ["POST", `/users/${foreign.id}/end`, {}],
      ["POST", `/users/${foreign.id}/disable`, undefined],
      ["POST", `/users/${foreign.id}/enable`, undefined],
    ] as const) {
      expect((await api(method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    for (const role of ["teacher", "guardian", "student", "accountant"] as const) {
      const token = await sessionAs(school, role);
      expect((await api("GET", "/users", undefined, token)).status).toBe(403);
    }
    const principal = await sessionAs(school, "school_admin");
    const king = {
      givenName: "X",
      email: "k@x.example",
      roles: [{ role: "org_admin", schoolId: null }],
    };
    expect((await api("POST", "/users", king, principal)).status).toBe(403);
  });
});
