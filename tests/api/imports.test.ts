import { sql } from "drizzle-orm";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { adminToken, call, tokenFor } from "#tests/support/api";
import { runImportJobs } from "#tests/support/imports";
import { csvBytes, encode, rosterZip, schoolSheets } from "#tests/support/rosters";
import { makeTenant, type TestTenant, testEnv } from "#tests/support/tenant";

const form = (bytes: Uint8Array, name: string, fields: Record<string, string> = {}) => {
  const data = new FormData();
  data.set("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  return data;
};

describe("the imports of the API", () => {
  let tenant: TestTenant;
  let token: string;
  beforeAll(async () => {
    tenant = await makeTenant();
    token = await adminToken(tenant);
  });
  const send = (method: string, path: string, body?: unknown) =>
    call(tenant.host, method, `/api/v1${path}`, { token, body });
  const stored = async () =>
    (await testEnv().FILES.list({ prefix: `tenants/${tenant.id}/imports/` })).objects.length;

  it("go from upload to preview, commit and undo", async () => {
    const zip = rosterZip(schoolSheets({ students: 5, classes: 2 }));
    const uploaded = await send("POST", "/imports", form(zip, "roster.zip"));
    expect(uploaded.status).toBe(201);
    expect(uploaded.body).toMatchObject({
      success: true,
      data: {
        state: "uploaded",
        format: "oneroster_csv",
        fileName: "roster.zip",
        fileSize: zip.length,
      },
    });
    const { id } = uploaded.body.data;
    await runImportJobs(tenant);
    const ready = await send("GET", `/imports/${id}`);
    expect(ready.body.data).toMatchObject({
      state: "ready",
      mayCommit: true,
      summary: { entities: { users: { new: 7 } } },
    });
    const rows = await send("GET", `/imports/${id}/rows?entity=users&change=new&page=2&perPage=3`);
    expect(rows.body).toMatchObject({ meta: { total: 7, page: 2, perPage: 3 } });
    expect(rows.body.data.map((row: { position: number }) => row.position)).toEqual([3, 4, 5]);
    const problems = await send("GET", `/imports/${id}/problems?severity=warning`);
    expect(problems.body.data[0]).toMatchObject({
      severity: "warning",
      file: expect.any(String),
      line: 2,
    });
    const committing = await send("POST", `/imports/${id}/commit`);
    expect([committing.status, committing.body.data.state]).toEqual([202, "committing"]);
    expect(committing.body.data.progress).toMatchObject({ done: 0, total: 20 });
    await runImportJobs(tenant);
    expect((await send("GET", `/imports/${id}`)).body.data).toMatchObject({
      state: "committed",
      mayUndo: true,
      progress: { done: 20, total: 20 },
    });
    const undoing = await send("POST", `/imports/${id}/undo`);
    expect([undoing.status, undoing.body.data.state]).toEqual([202, "undoing"]);
    await runImportJobs(tenant);
    const list = await send("GET", "/imports");
    expect(list.body).toMatchObject({ data: [{ id, state: "undone" }], meta: { total: 1 } });
  });

  it("are worked on by the queue, with nobody asking", { timeout: 60_000 }, async () => {
    const zip = rosterZip(schoolSheets({ students: 4, classes: 1 }));
    const { id } = (await send("POST", "/imports", form(zip, "q.zip"))).body.data;
    const reaches = (state: string) =>
      vi.waitUntil(async () => (await send("GET", `/imports/${id}`)).body.data.state === state, {
        timeout: 20_000,
        interval: 300,
      });
    await reaches("ready");
    await send("POST", `/imports/${id}/commit`);
    await reaches("committed");
    await send("POST", `/imports/${id}/undo`);
    await reaches("undone");
  });

  it("ask for the number when more than half of the enrollments would end", async () => {
    const of = (students: number) => rosterZip(schoolSheets({ students, classes: 1 }));
    const first = (await send("POST", "/imports", form(of(9), "a.zip"))).body.data.id;
    await runImportJobs(tenant);
    await send("POST", `/imports/${first}/commit`, {});
    await runImportJobs(tenant);
    const second = (await send("POST", "/imports", form(of(2), "b.zip"))).body.data.id;
    await runImportJobs(tenant);
    const refused = await send("POST", `/imports/${second}/commit`, {});
    expect(refused.status).toBe(412);
    expect(refused.body.error).toMatchObject({
      code: "PRECONDITION_FAILED",
      details: [{ field: "confirmEnding", issue: "7" }],
    });
    expect((await send("POST", `/imports/${second}/commit`, { confirmEnding: 6 })).status).toBe(
      412,
    );
    expect((await send("POST", `/imports/${second}/commit`, { confirmEnding: 7 })).status).toBe(
      202,
    );
    await runImportJobs(tenant);
    expect((await send("POST", `/imports/${first}/undo`)).status).toBe(409);
  });

  it("take a students list with its choices, and other ones later", async () => {
    const bytes = csvBytes({ header: ["Who", "Nr"], rows: [["Ada Moyo", "001"]] });
    const options = JSON.stringify({ schoolId: tenant.schoolId });
    const uploaded = await send("POST", "/imports", form(bytes, "list.csv", { options }));
    expect(uploaded.body.data.options).toEqual({ schoolId: tenant.schoolId });
    const { id } = uploaded.body.data;
    await runImportJobs(tenant);
    expect((await send("GET", `/imports/${id}`)).body.data).toMatchObject({
      state: "refused",
      mayMap: true,
    });
    const columns = { Who: "fullName", Nr: "number" };
    const mapped = await send("PUT", `/imports/${id}/mapping`, {
      schoolId: tenant.schoolId,
      columns,
    });
    expect([mapped.status, mapped.body.data.state]).toEqual([202, "uploaded"]);
    await runImportJobs(tenant);
    expect((await send("GET", `/imports/${id}`)).body.data).toMatchObject({ state: "ready" });
    const bad = await send("PUT", `/imports/${id}/mapping`, { columns: { Who: "shoeSize" } });
    expect([bad.status, bad.body.error.code]).toEqual([400, "VALIDATION_ERROR"]);
  });

  it("refuse what is no roster, clearly, and store nothing of it", async () => {
    const before = await stored();
    const bomb = zipSync({ "users.csv": new Uint8Array(40 * 1024 * 1024) });
    const large = new Uint8Array(21 * 1024 * 1024).fill(65);
    const attempts: [unknown, number, string][] = [
      [form(bomb, "r.zip"), 413, "PAYLOAD_TOO_LARGE"],
      [form(large, "r.csv"), 413, "PAYLOAD_TOO_LARGE"],
      [form(zipSync({ "../users.csv": encode("a\n") }), "r.zip"), 400, "VALIDATION_ERROR"],
      [form(encode("%PDF-1.7"), "r.csv"), 415, "UNSUPPORTED_MEDIA_TYPE"],
      [form(encode("name"), "r.exe"), 415, "UNSUPPORTED_MEDIA_TYPE"],
      [form(new Uint8Array(), "r.csv"), 400, "VALIDATION_ERROR"],
      [form(encode("Name\nA\n"), "r.csv", { options: "{" }), 400, "VALIDATION_ERROR"],
      [form(encode("Name\nA\n"), "r.csv", { options: '{"schoolId": 3}' }), 400, "VALIDATION_ERROR"],
      [form(encode("Name\nA\n"), "r.csv", { schoolId: "sch_elsewhere" }), 400, "VALIDATION_ERROR"],
      [new FormData(), 400, "VALIDATION_ERROR"],
      [{ file: "x" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ];
    for (const [body, status, code] of attempts) {
      const answer = await send("POST", "/imports", body);
      expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
      expect(answer.body.error.message.length).toBeGreaterThan(10);
    }
    const broken = await call(tenant.host, "POST", "/api/v1/imports", {
      token,
      body: "--x\r\nnot a form",
      headers: { "content-type": "multipart/form-data; boundary=x" },
    });
    expect(broken.status).toBe(400);
    expect(await stored()).toBe(before);
  });

  it("are closed to strangers, to other roles and to other tenants", async () => {
    const { id } = (await send("POST", "/imports", form(rosterZip(schoolSheets()), "r.zip"))).body
      .data;
    const paths: [string, string][] = [
      ["GET", "/imports"],
      ["GET", `/imports/${id}`],
      ["GET", `/imports/${id}/rows`],
      ["GET", `/imports/${id}/problems`],
      ["POST", `/imports/${id}/commit`],
      ["POST", `/imports/${id}/undo`],
    ];
    await tenant.asSystem().db.run(
      sql`insert into role_assignments (id, person_id, role, school_id, reach, created_at)
        select 'rol_t', id, 'school_admin', ${tenant.schoolId}, ${tenant.schoolId}, 0 from people where sourced_id = 'teacher-0'`,
    );
    const [teacher] = await tenant
      .asSystem()
      .db.all<{ id: string }>(sql`select id from people where sourced_id = 'teacher-0'`);
    const teacherToken = await tokenFor(tenant, teacher?.id ?? "");
    const other = await makeTenant();
    const otherToken = await adminToken(other);
    for (const [method, path] of paths) {
      expect((await call(tenant.host, method, `/api/v1${path}`)).status, `${method} ${path}`).toBe(
        401,
      );
      const refused = await call(tenant.host, method, `/api/v1${path}`, { token: teacherToken });
      expect(refused.status, `${method} ${path}`).toBe(403);
      if (path === "/imports") continue;
      const foreign = await call(other.host, method, `/api/v1${path}`, { token: otherToken });
      expect(foreign.status, `${method} ${path}`).toBe(404);
    }
    const put = await call(other.host, "PUT", `/api/v1/imports/${id}/mapping`, {
      token: otherToken,
      body: {},
    });
    expect(put.status).toBe(404);
  });
});
