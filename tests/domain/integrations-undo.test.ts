import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { commitImport, getImport, undoImport, uploadImport } from "#domain/integrations/index";
import { addDays, dateIn } from "#platform/clock";
import { expectAudit } from "#tests/support/audit";
import { applyFile, checkFile, quiet, runImportJobs, undoFile } from "#tests/support/imports";
import { HEADERS, type RosterSheets, rosterZip, schoolSheets } from "#tests/support/rosters";
import { snapshot } from "#tests/support/snapshot";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

const run = (tenant: TestTenant, query: ReturnType<typeof sql>) => tenant.asSystem().db.run(query);
const ask = <T>(tenant: TestTenant, query: ReturnType<typeof sql>) =>
  tenant.asSystem().db.all<T>(query);

/** The roster with another teacher, moved and missing students, a parent, and other names. */
function nextYear(): RosterSheets {
  const next = schoolSheets({ students: 9, classes: 3 });
  const user = (cells: Record<string, string>) => HEADERS.users.map((name) => cells[name] ?? "");
  next["users.csv"].rows = next["users.csv"].rows.filter((row) => row[0] !== "student-4");
  next["enrollments.csv"].rows = next["enrollments.csv"].rows
    .filter((row) => row[0] !== "seat-4-0")
    .map((row) =>
      row[0] === "seat-5-0" ? row.map((cell) => (cell === "class-2" ? "class-0" : cell)) : row,
    );
  next["users.csv"].rows.push(
    user({
      sourcedId: "parent-1",
      givenName: "Ruth",
      familyName: "Moyo",
      role: "parent",
      agentSourcedIds: "student-1",
    }),
    user({
      sourcedId: "teacher-new",
      givenName: "New",
      familyName: "Teacher",
      role: "teacher",
      orgSourcedIds: "org-1",
    }),
  );
  for (const row of next["users.csv"].rows) if (row[0] === "student-2") row[8] = "Renamed";
  for (const row of next["classes.csv"].rows) row[8] = "Another room";
  next["academicSessions.csv"].rows.push([
    "term-2",
    "",
    "",
    "Term 2",
    "term",
    "2026-05-12",
    "2026-08-06",
    "year-1",
    "2026",
  ]);
  return next;
}

describe("undo", () => {
  let tenant: TestTenant;
  let first: string;
  beforeAll(async () => {
    tenant = await makeTenant();
    first = (await checkFile(tenant, rosterZip(schoolSheets({ students: 9, classes: 3 })))).id;
  });

  it("of a first roster leaves the tenant as it was", async () => {
    const before = await snapshot(tenant);
    await applyFile(tenant, first);
    expect(await snapshot(tenant)).not.toEqual(before);
    const undone = await undoFile(tenant, first);
    expect(undone).toMatchObject({ state: "undone", mayUndo: false });
    expect(await snapshot(tenant)).toEqual(before);
    await expectAudit(tenant, "import.undo_started", first);
    await expectAudit(tenant, "import.undone", first);
  });

  it("of a later roster brings back exactly what that one changed, ended and added", async () => {
    first = (await checkFile(tenant, rosterZip(schoolSheets({ students: 9, classes: 3 })))).id;
    await applyFile(tenant, first);
    await run(
      tenant,
      sql`update students set alert_note = 'nuts' where admission_number = '000002'`,
    );
    const before = await snapshot(tenant);
    const second = await checkFile(tenant, rosterZip(nextYear()));
    expect(second.summary?.entities).toMatchObject({
      users: { new: 2, changed: 1, gone: 1 },
      guardianships: { new: 1 },
      enrollments: { changed: 1, gone: 1 },
      classes: { changed: 3 },
      academicSessions: { new: 1 },
    });
    await applyFile(tenant, second.id);
    await expect(undoImport(tenant.asAdmin(), first)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("later import"),
    });
    await undoFile(tenant, second.id);
    expect(await snapshot(tenant)).toEqual(before);
    expect((await undoFile(tenant, first)).state).toBe("undone");
  });

  it("brings back what was there at the commit, not what the check had seen", async () => {
    const own = await makeTenant();
    await applyFile(
      own,
      (await checkFile(own, rosterZip(schoolSheets({ students: 9, classes: 3 })))).id,
    );
    const second = await checkFile(own, rosterZip(nextYear()));
    await run(own, sql`update people set phone = '+263 77 000 000' where sourced_id = 'student-2'`);
    const before = await snapshot(own);
    await applyFile(own, second.id);
    const [kept] = await ask(
      own,
      sql`select given_name, phone from people where sourced_id = 'student-2'`,
    );
    expect(kept).toEqual({ given_name: "Renamed", phone: "+263 77 000 000" });
    await undoFile(own, second.id);
    expect(await snapshot(own)).toEqual(before);
  });

  it("ends rather than removes what somebody has used since", async () => {
    const own = await makeTenant();
    const imported = await applyFile(
      own,
      (await checkFile(own, rosterZip(schoolSheets({ students: 3, classes: 3 })))).id,
    );
    const today = dateIn("UTC", Date.now());
    await run(
      own,
      sql`insert into registers (id, class_id, school_id, on_date, starts_at, ends_at, state, updated_at)
      select 'reg_1', c.id, c.school_id, ${today}, '08:00', '09:00', 'open', 0 from classes c where c.sourced_id = 'class-0'`,
    );
    await run(
      own,
      sql`insert into marks (register_id, student_id, class_id, school_id, on_date, starts_at, code, category, source, set_at, version)
      select 'reg_1', p.id, c.id, c.school_id, ${today}, '08:00', (select code from attendance_codes limit 1), 'present', 'teacher', 0, 1
      from people p, classes c where p.sourced_id = 'student-0' and c.sourced_id = 'class-0'`,
    );
    await run(
      own,
      sql`insert into audit_log (id, at, actor_kind, action, subject_type, subject_id, request_id)
      select 'aud_x', 0, 'user', 'invitation.sent', 'person', id, 'req_x' from people where sourced_id = 'teacher-1'`,
    );
    expect((await undoFile(own, imported.id)).state).toBe("undone");
    const kept = await ask(
      own,
      sql`select p.sourced_id as id, coalesce(s.status, t.status) as status, s.left_on as left from people p
        left join students s using (id) left join staff t using (id) where p.sourced_id like '%-_' order by 1`,
    );
    const yesterday = addDays(dateIn(own.asAdmin().tenant.timeZone, Date.now()), -1);
    expect(kept).toEqual([
      { id: "student-0", status: "left", left: expect.any(String) },
      { id: "teacher-1", status: "ended", left: null },
    ]);
    const seats = await ask(
      own,
      sql`select sourced_id as id, status, ends_on as ends from enrollments`,
    );
    expect(seats).toEqual([{ id: "seat-0-0", status: "ended", ends: yesterday }]);
    const classes = await ask(own, sql`select sourced_id as id, status from classes`);
    expect(classes).toEqual([{ id: "class-0", status: "ended" }]);
    const roles = await ask(
      own,
      sql`select r.role, r.ends_on as ends from role_assignments r join people p on p.id = r.person_id where p.sourced_id = 'teacher-1'`,
    );
    expect(roles).toEqual([{ role: "teacher", ends: yesterday }]);
  });

  it("is refused for an import that was not committed", async () => {
    const { id } = await checkFile(tenant, rosterZip(schoolSheets()));
    await expect(undoImport(tenant.asAdmin(), id)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("a file that ends more than half of the enrollments", () => {
  let tenant: TestTenant;
  let id: string;
  beforeAll(async () => {
    tenant = await makeTenant();
    await applyFile(
      tenant,
      (await checkFile(tenant, rosterZip(schoolSheets({ students: 20, classes: 2 })))).id,
    );
    id = (await checkFile(tenant, rosterZip(schoolSheets({ students: 7, classes: 2 })))).id;
  });

  it("says so in its preview", async () => {
    const { summary } = await getImport(tenant.asAdmin(), id);
    expect(summary?.ending).toEqual({ enrollments: 13, existing: 22, needsConfirmation: true });
  });

  it.each([undefined, 0, 12, 14, 22])("is refused when %s is confirmed", async (confirmEnding) => {
    await expect(commitImport(tenant.asAdmin(), id, { confirmEnding })).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      details: [{ field: "confirmEnding", issue: "13" }],
    });
    expect((await getImport(tenant.asAdmin(), id)).state).toBe("ready");
  });

  it("is applied once exactly that number is confirmed", async () => {
    expect((await applyFile(tenant, id, { confirmEnding: 13 })).state).toBe("committed");
    const [active] = await ask(
      tenant,
      sql`select count(*) as n from enrollments where status = 'active'`,
    );
    expect(active).toEqual({ n: 9 });
  });

  it("counts what a delta ends as well", async () => {
    const rows = Array.from({ length: 5 }, (_, at) =>
      HEADERS.enrollments.map((name) =>
        name === "sourcedId" ? `seat-${at}-0` : name === "status" ? "tobedeleted" : "",
      ),
    );
    const zip = rosterZip(
      { "enrollments.csv": { header: HEADERS.enrollments, rows } },
      { modes: { enrollments: "delta" } },
    );
    const { summary } = await checkFile(tenant, zip);
    expect(summary?.ending).toEqual({ enrollments: 5, existing: 9, needsConfirmation: true });
  });
});

describe("two imports at once", () => {
  it("cannot be committed together, nor on top of one that came in between", async () => {
    const tenant = await makeTenant();
    const one = await checkFile(tenant, rosterZip(schoolSheets({ students: 3 })));
    const two = await checkFile(tenant, rosterZip(schoolSheets({ students: 4 })));
    await commitImport(quiet(tenant.asAdmin()), one.id, {});
    await expect(commitImport(tenant.asAdmin(), one.id, {})).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(commitImport(tenant.asAdmin(), two.id, {})).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("Another import"),
    });
    await runImportJobs(tenant);
    await expect(commitImport(tenant.asAdmin(), two.id, {})).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("Check it again"),
    });
  });
});

describe("who may import", () => {
  it("is an administrator of the whole organisation and nobody else", async () => {
    const tenant = await makeTenant();
    const upload = { fileName: "roster.zip", bytes: rosterZip(schoolSheets()) };
    for (const role of ["school_admin", "staff", "teacher", "accountant", "guardian", "student"]) {
      const ctx = tenant.asRole(role, tenant.adminId);
      await expect(uploadImport(ctx, upload), role).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(uploadImport(tenant.asStranger(), upload)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const { id } = await uploadImport(quiet(tenant.asAdmin()), upload);
    const teacher = tenant.asRole("teacher", tenant.adminId);
    await expect(getImport(teacher, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(commitImport(teacher, id, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(undoImport(teacher, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = await makeTenant();
    for (const verb of [getImport, undoImport]) {
      await expect(verb(other.asAdmin(), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(commitImport(other.asAdmin(), id, {})).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
