import { beforeAll, describe, expect, it } from "vitest";
import { adminToken, call, tokenFor } from "#tests/support/api";
import { aClassOf, aGuardian, anEnrollment, aStudent, aUser } from "#tests/support/people";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let admin: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  admin = await adminToken(school);
});

const api = (method: string, path: string, body?: unknown, token = admin) =>
  call(school.host, method, `/api/v1/enrollments${path}`, { token, body });

describe("enrollments over the API", () => {
  it("begin, are corrected, move and end", async () => {
    const [one, two] = [await aClassOf(school), await aClassOf(school)];
    const pupil = await aStudent(school);
    const made = await api("POST", "", {
      classId: one.id,
      personId: pupil,
      beginsOn: "2026-01-05",
    });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { role: "student", beginsOn: "2026-01-05" } },
    });
    const { id } = made.body.data;
    expect((await api("POST", "", { classId: one.id, personId: pupil })).status).toBe(409);
    expect((await api("PATCH", `/${id}`, { beginsOn: "2026-01-06" })).body.data.beginsOn).toBe(
      "2026-01-06",
    );
    const moved = await api("POST", `/${id}/move`, { toClassId: two.id, on: "2026-03-01" });
    expect(moved).toMatchObject({
      status: 201,
      body: {
        data: {
          from: { id, endsOn: "2026-02-28" },
          to: { classId: two.id, beginsOn: "2026-03-01" },
        },
      },
    });
    const next = moved.body.data.to.id;
    expect((await api("POST", `/${next}/end`, { on: "2026-04-01" })).body.data).toMatchObject({
      endsOn: "2026-04-01",
      status: "ended",
    });
    expect((await api("DELETE", `/${next}`)).status).toBe(409);
    expect((await api("GET", `?personId=${pupil}&status=all`)).body.meta.total).toBe(2);
    expect((await api("GET", `?personId=${pupil}&on=2026-02-01`)).body.data).toMatchObject([
      { id },
    ]);
    expect((await api("GET", `/${id}`)).body.data.id).toBe(id);
    const last = await anEnrollment(school, one.id, await aStudent(school));
    expect((await api("DELETE", `/${last.id}`)).body.data.status).toBe("ended");
  });

  it("name the fields that are wrong", async () => {
    const { status, body } = await api("POST", "", { classId: "", role: "king" });
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).sort()).toEqual([
      "classId",
      "personId",
      "role",
    ]);
  });

  it("are kept from other roles and tenants", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const pupil = await aStudent(school);
    const made = await anEnrollment(school, cls.id, pupil);
    await anEnrollment(school, cls.id, await aStudent(school));
    const parent = await aGuardian(school, [pupil]);
    const family = await tokenFor(school, parent.id);
    const { body } = await api("GET", "?role=student", undefined, family);
    expect(body.data).toMatchObject([{ id: made.id }]);
    for (const token of [family, await tokenFor(school, teacher.id)]) {
      expect((await api("POST", `/${made.id}/end`, {}, token)).status).toBe(403);
      expect((await api("POST", "", { classId: cls.id, personId: pupil }, token)).status).toBe(403);
    }
    const foreign = await anEnrollment(other, (await aClassOf(other)).id, await aStudent(other));
    for (const [method, path, payload] of [
      ["GET", `/${foreign.id}`, undefined],
      ["PATCH", `/${foreign.id}`, { endsOn: null }],
      ["POST", `/${foreign.id}/end`, {}],
      ["DELETE", `/${foreign.id}`, undefined],
      ["POST", `/${foreign.id}/move`, { toClassId: cls.id }],
      ["POST", "", { classId: cls.id, personId: foreign.personId }],
      ["POST", "", { classId: foreign.classId, personId: pupil }],
    ] as const) {
      expect((await api(method, path, payload)).status, `${method} ${path}`).toBe(404);
    }
  });
});
