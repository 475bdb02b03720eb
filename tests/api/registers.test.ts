import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildRegisterId } from "#domain/attendance/index";
import { newId } from "#platform/ids";
import { adminToken, call, tokenFor } from "#tests/support/api";
import { addDays, aGuardian, aPerson, flush, withRole } from "#tests/support/attendance";
import { expectAudit } from "#tests/support/audit";
import { aRoll, type TestRoll } from "#tests/support/roll";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let roll: TestRoll;
let admin: string;
let office: string;
let stranger: string;
let guardian: string;

async function signedIn(role: string, personId: string): Promise<string> {
  await withRole(tenant, personId, { role, schoolId: tenant.schoolId });
  return tokenFor(tenant, personId);
}

beforeAll(async () => {
  tenant = await makeTenant();
  admin = await adminToken(tenant);
  office = await signedIn("staff", await aPerson(tenant, "stf", { givenName: "Olga" }));
  stranger = await signedIn("teacher", await aPerson(tenant, "stf", { givenName: "Stan" }));
});

beforeEach(async () => {
  roll = await aRoll(tenant);
  guardian = await signedIn("guardian", await aGuardian(tenant, roll.students[0] ?? ""));
});

function get(path: string, token: string) {
  return call(tenant.host, "GET", `/api/v1${path}`, { token });
}

function send(method: "PUT" | "POST", path: string, token: string, body?: unknown) {
  return call(tenant.host, method, `/api/v1/registers/${path}`, { token, body });
}

const mark = (nth: number, code: string | null, more: object = {}) => ({
  studentId: roll.students[nth],
  code,
  ...more,
});
const put = (marks: object[], token = roll.teacherToken, register = roll.register) =>
  send("PUT", `${register}/marks`, token, { marks });

describe("GET /registers", () => {
  it("lists the day of one's own classes, or of the whole school for the office", async () => {
    const mine = await get("/registers", roll.teacherToken);
    expect(mine.status).toBe(200);
    expect(mine.body.meta).toEqual({ total: 1, page: 1, perPage: 50 });
    expect(mine.body.data).toMatchObject([
      {
        id: roll.register,
        state: "not_opened",
        scheduled: true,
        startsAt: "09:00",
        endsAt: "09:50",
        classTitle: "Class 1A",
        counts: { present: 0, unmarked: 6 },
        teachers: [{ givenName: "Tessa" }, { givenName: "Asa" }, { givenName: "Otto" }],
      },
    ]);
    await aRoll(tenant);
    const all = await get(`/registers?on=${roll.today}&schoolId=${tenant.schoolId}`, office);
    expect(all.body.meta.total).toBeGreaterThan(1);
    const one = await get(`/registers?classId=${roll.id}&on=${addDays(roll.today, -3)}`, admin);
    expect(one.body.data).toMatchObject([{ on: addDays(roll.today, -3), classId: roll.id }]);
  });

  it("pages, and has nothing of a class that the caller does not teach", async () => {
    const page = await get("/registers?perPage=1&page=2", office);
    expect(page.body.data).toHaveLength(1);
    expect(page.body.meta).toMatchObject({ page: 2, perPage: 1 });
    const none = await get(`/registers?classId=${roll.id}`, stranger);
    expect(none.body).toMatchObject({ data: [], meta: { total: 0 } });
    const mine = await get("/registers?mine=true", office);
    expect(mine.body.data).toEqual([]);
  });

  it("refuses bad dates and families", async () => {
    expect((await get("/registers?on=2026-02-30", office)).body.error).toMatchObject({
      code: "VALIDATION_ERROR",
      details: [{ field: "on" }],
    });
    expect((await get("/registers", guardian)).status).toBe(403);
  });
});

describe("GET /registers/{id}", () => {
  it("shows the roll with names, hints, codes and what the caller may do", async () => {
    const answer = await get(`/registers/${roll.register}`, roll.teacherToken);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("server-timing")).toContain("trips=1");
    expect(answer.body.data).toMatchObject({
      id: roll.register,
      scheduled: true,
      may: { take: true, reopen: true },
      marks: [],
    });
    expect(answer.body.data.roster[0]).toEqual({
      id: roll.students[0],
      givenName: "Student100",
      familyName: "Pupil",
      preferredName: null,
      kanaGivenName: null,
      kanaFamilyName: null,
      admissionNumber: null,
      grade: null,
      alertNote: null,
      lastAbsentOn: null,
      isBirthday: false,
      enrolled: true,
    });
    expect(answer.body.data.codes.map(({ code }: { code: string }) => code)).toContain("TE");
  });

  it("is not there for others: another class, another tenant, no such class, no such shape", async () => {
    const neighbour = await makeTenant();
    const theirs = await aRoll(neighbour);
    for (const id of [
      theirs.register,
      buildRegisterId(newId("cls"), roll.today, "09:00"),
      "reg_x",
      roll.register.replace(/\d{4}$/, "9999"),
      roll.register.replace(/_\d{8}_/, "_20260230_"),
    ]) {
      const answer = await get(`/registers/${id}`, admin);
      expect([id, answer.status, answer.body.error?.code]).toEqual([id, 404, "NOT_FOUND"]);
    }
    expect((await get(`/registers/${roll.register}`, stranger)).status).toBe(404);
    expect((await get(`/registers/${roll.register}`, guardian)).status).toBe(403);
  });

  it("names an ad hoc register of a class that the timetable does not have", async () => {
    const id = roll.registerOn(roll.today, "17:15");
    const before = await get(`/registers/${id}`, roll.teacherToken);
    expect(before.body.data).toMatchObject({ scheduled: false, endsAt: "18:15" });
    await put([mark(0, "P")], roll.teacherToken, id);
    await flush(tenant);
    const day = await get(`/registers?classId=${roll.id}`, roll.teacherToken);
    expect(day.body.data).toMatchObject([
      { id: roll.register, scheduled: true, state: "not_opened" },
      { id, scheduled: false, state: "open", counts: { present: 1, unmarked: 5 } },
    ]);
  });
});

describe("PUT /registers/{id}/marks", () => {
  it("accepts marks, refuses a stale one with the current mark, and audits", async () => {
    const first = await put([
      mark(0, "P", { baseVersion: 0 }),
      mark(1, "T", { minutesLate: 5, note: "bus" }),
    ]);
    expect(first.status).toBe(200);
    expect(first.body.data.register).toMatchObject({ state: "open", counts: { unmarked: 4 } });
    expect(first.body.data.marks).toMatchObject([
      { outcome: "accepted", version: 1, current: { code: "P" } },
      { outcome: "accepted", version: 1, current: { code: "T", minutesLate: 5, note: "bus" } },
    ]);
    const second = await put([mark(0, "U", { baseVersion: 0 }), mark(2, "P")], roll.otherToken);
    expect(second.body.data.marks).toMatchObject([
      {
        studentId: roll.students[0],
        outcome: "refused",
        reason: "stale",
        current: { code: "P", version: 1, by: { givenName: "Tessa" } },
      },
      { studentId: roll.students[2], outcome: "accepted", reason: null },
    ]);
    await flush(tenant);
    await expectAudit(tenant, "mark.changed", roll.register, 3);
    await expectAudit(tenant, "register.opened", roll.register);
  });

  it("does nothing at all when one mark makes no sense, and says which", async () => {
    const elsewhere = await aRoll(tenant);
    const foreign = await put([mark(0, "P"), { studentId: elsewhere.students[0], code: "P" }]);
    expect(foreign.status).toBe(400);
    expect(foreign.body.error.details).toMatchObject([{ field: "marks.1.studentId" }]);
    const unknown = await put([mark(0, "P"), mark(1, "P"), mark(2, "QQ")]);
    expect(unknown.body.error.details).toMatchObject([{ field: "marks.2.code" }]);
    const shown = await get(`/registers/${roll.register}`, roll.teacherToken);
    expect(shown.body.data).toMatchObject({ state: "not_opened", marks: [] });
  });

  it("checks the shape of the body", async () => {
    for (const [marks, field] of [
      [[], "marks"],
      [Array.from({ length: 201 }, () => mark(0, "P")), "marks"],
      [[{ code: "P" }], "marks.0.studentId"],
      [[mark(0, "P", { minutesLate: "soon" })], "marks.0.minutesLate"],
      [[mark(0, "P", { opId: "x" })], "marks.0.opId"],
    ] as const) {
      const answer = await put([...marks]);
      expect([answer.status, answer.body.error.details[0]?.field]).toEqual([400, field]);
    }
    expect((await send("PUT", `${roll.register}/marks`, roll.teacherToken, "{")).status).toBe(415);
  });

  it("is refused to other teachers, families and other tenants", async () => {
    expect((await put([mark(0, "P")], stranger)).status).toBe(404);
    expect((await put([mark(0, "P")], guardian)).status).toBe(403);
    const neighbour = await makeTenant();
    const theirs = await aRoll(neighbour);
    const marks = [{ studentId: theirs.students[0], code: "P" }];
    expect((await put(marks, admin, theirs.register)).status).toBe(404);
    await flush(tenant);
    expect(await roll.recorded()).toHaveLength(0);
  });

  it("is a conflict once the register is submitted, until it is reopened", async () => {
    await put([mark(0, "P")]);
    await send("POST", `${roll.register}/submit`, roll.teacherToken);
    const late = await put([mark(0, "U")]);
    expect([late.status, late.body.error.code]).toEqual([409, "CONFLICT"]);
    await send("POST", `${roll.register}/reopen`, roll.teacherToken, { reason: "was there" });
    expect((await put([mark(0, "U")])).status).toBe(200);
    await flush(tenant);
    const attempts = await roll.recorded();
    expect(attempts.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["accepted", null],
      ["refused", "submitted"],
      ["accepted", null],
    ]);
  });
});

describe("open, all present, submit, reopen", () => {
  it("go through the register's states, each by whom and when", async () => {
    const open = await send("POST", `${roll.register}/open`, roll.teacherToken);
    expect(open.body.data).toMatchObject({ state: "open", openedBy: { id: roll.teacher } });
    const present = await send("POST", `${roll.register}/all-present`, roll.otherToken);
    expect(present.body.data.counts).toMatchObject({ present: 6, unmarked: 0 });
    const early = await send("POST", `${roll.register}/submit`, roll.teacherToken, { baseSeq: 0 });
    expect(early.status).toBe(409);
    const { seq } = present.body.data;
    const submit = await send("POST", `${roll.register}/submit`, roll.teacherToken, {
      baseSeq: seq,
    });
    expect(submit.body.data).toMatchObject({
      state: "submitted",
      submittedBy: { id: roll.teacher },
    });
    const reopen = await send("POST", `${roll.register}/reopen`, admin, { reason: "fire drill" });
    expect(reopen.body.data).toMatchObject({
      state: "reopened",
      reopenedBy: { id: tenant.adminId },
      reopenReason: "fire drill",
    });
    await flush(tenant);
    await expectAudit(tenant, "register.submitted", roll.register);
    const row = await expectAudit(tenant, "register.reopened", roll.register);
    expect(row).toMatchObject({
      actorKind: "user",
      actorId: tenant.adminId,
      after: { state: "reopened", reason: "fire drill" },
    });
    expect(row?.requestId).toMatch(/^req_/);
  });

  it("refuse what the state, the day or the role does not allow", async () => {
    const path = (what: string, id = roll.register) => `${id}/${what}`;
    const code = async (answer: ReturnType<typeof send>) => (await answer).body.error?.code;
    expect(await code(send("POST", path("submit"), roll.teacherToken))).toBe("CONFLICT");
    expect(await code(send("POST", path("reopen"), roll.teacherToken, { reason: "why not" }))).toBe(
      "CONFLICT",
    );
    const far = roll.registerOn(addDays(roll.today, 3));
    expect(await code(send("POST", path("open", far), roll.teacherToken))).toBe("CONFLICT");
    const tomorrow = roll.registerOn(addDays(roll.today, 1));
    expect((await send("POST", path("open", tomorrow), roll.teacherToken)).status).toBe(200);
    await put([mark(0, "P")]);
    await send("POST", path("submit"), office);
    expect(await code(send("POST", path("all-present"), office))).toBe("CONFLICT");
    expect(await code(send("POST", path("reopen"), office, { reason: "by mistake" }))).toBe(
      "FORBIDDEN",
    );
    expect(await code(send("POST", path("reopen"), roll.teacherToken, { reason: " " }))).toBe(
      "VALIDATION_ERROR",
    );
    for (const what of ["open", "submit", "all-present"]) {
      expect(await code(send("POST", path(what), stranger))).toBe("NOT_FOUND");
      expect(await code(send("POST", path(what), guardian))).toBe("FORBIDDEN");
    }
    expect(await code(send("POST", path("reopen"), stranger, { reason: "curious" }))).toBe(
      "NOT_FOUND",
    );
  });
});

describe("GET /registers/{id}/events", () => {
  it("shows every attempt, newest first, to the class's teachers and the office only", async () => {
    await put([mark(0, "P", { baseVersion: 0, deviceTime: "2020-01-01T00:00:00Z" })]);
    await put([mark(0, "U", { baseVersion: 0 })], roll.otherToken);
    await flush(tenant);
    const answer = await get(`/registers/${roll.register}/events`, office);
    expect(answer.body.meta.total).toBe(2);
    expect(answer.body.data).toMatchObject([
      { outcome: "refused", reason: "stale", code: "U", previousCode: "P", by: { id: roll.other } },
      {
        outcome: "accepted",
        reason: null,
        code: "P",
        by: { id: roll.teacher },
        student: { id: roll.students[0], familyName: "Pupil" },
        deviceAt: "2020-01-01T00:00:00.000Z",
      },
    ]);
    expect((await get(`/registers/${roll.register}/events`, stranger)).status).toBe(404);
    expect((await get(`/registers/${roll.register}/events`, guardian)).status).toBe(403);
    expect((await get("/registers/reg_x/events", office)).status).toBe(404);
  });
});
