import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Import } from "#domain/integrations/index";
import { expectAudit } from "#tests/support/audit";
import { applyFile, checkFile, problemsOf, rowsOf } from "#tests/support/imports";
import {
  HEADERS,
  type RosterSheets,
  rosterZip,
  schoolSheets,
  untidyJapaneseZip,
} from "#tests/support/rosters";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

/** Rows of the tenant's database. */
const ask = <T>(tenant: TestTenant, query: ReturnType<typeof sql>) =>
  tenant.asSystem().db.all<T>(query);

const changed = (
  sheets: RosterSheets,
  name: keyof RosterSheets,
  row: number,
  column: string,
  value: string,
) => {
  const sheet = sheets[name];
  const at = sheet.header.indexOf(column);
  const rows = sheet.rows.map((cells, n) =>
    n === row ? cells.map((cell, c) => (c === at ? value : cell)) : cells,
  );
  return { ...sheets, [name]: { ...sheet, rows } };
};

describe("an untidy Japanese roster", () => {
  let tenant: TestTenant;
  let checked: Import;
  beforeAll(async () => {
    tenant = await makeTenant({ country: "JP" });
    checked = await checkFile(tenant, untidyJapaneseZip());
  });

  it("is ready, with its oddities reported by file, line and column", async () => {
    expect(checked).toMatchObject({ state: "ready", mayCommit: true, summary: { version: "1.1" } });
    expect(checked.summary?.problems.errors).toBe(0);
    const problems = await problemsOf(tenant, checked.id);
    const found = problems.map(({ code, file, line, column, value }) => [
      code,
      file,
      line,
      column,
      value,
    ]);
    expect(found).toContainEqual([
      "manifest_key_unknown",
      "manifest.csv",
      8,
      "propertyName",
      "fiel.demographics",
    ]);
    expect(found).toContainEqual(["role_decided_by_enrollment", "users.csv", 2, "role", "student"]);
    expect(found).toContainEqual(["role_decided_by_enrollment", "users.csv", 3, "role", "student"]);
    expect(found).toContainEqual(["status_empty", "users.csv", 2, "status", "6"]);
    expect(found).toContainEqual(["date_empty", "enrollments.csv", 2, "beginDate", "6"]);
  });

  it("shows before anything is written what it would do", async () => {
    expect(checked.summary?.entities).toMatchObject({
      orgs: { new: 0, changed: 1 },
      classes: { new: 2 },
      users: { new: 6 },
      enrollments: { new: 6 },
    });
    const [teacher] = await rowsOf(tenant, checked.id, { entity: "users", change: "new" });
    expect(teacher).toMatchObject({ sourcedId: "us0001", label: "田中 健", applied: false });
    expect(teacher?.fields).toContainEqual({ field: "roles", before: null, after: ["teacher"] });
    const seats = await rowsOf(tenant, checked.id, { entity: "enrollments" });
    expect(seats.map((row) => row.label)).toContain("佐藤 陽菜 · 情報入門 (C1)");
    expect(await ask(tenant, sql`select id from students`)).toEqual([]);
  });

  it("has the right teacher and students in each class once it is committed", async () => {
    const applied = await applyFile(tenant, checked.id);
    expect(applied).toMatchObject({ state: "committed", progress: { done: 17, total: 17 } });
    const seats = await ask<{ code: string; role: string; name: string }>(
      tenant,
      sql`select c.code, e.role, p.family_name as name from enrollments e join classes c on c.id = e.class_id
        join people p on p.id = e.person_id where e.status = 'active' order by e.sourced_id`,
    );
    expect(seats.map((seat) => Object.values(seat).join(" "))).toEqual([
      "C1 teacher 田中",
      "C2 teacher 鈴木",
      "C1 student 佐藤",
      "C1 student 高橋",
      "C2 student 伊藤",
      "C2 student 渡辺",
    ]);
    const staff = await ask(
      tenant,
      sql`select p.family_name as name from staff s join people p using (id) where p.sourced_id <> p.id`,
    );
    expect(staff).toEqual([{ name: "田中" }, { name: "鈴木" }]);
    const students = await ask<{ n: number }>(
      tenant,
      sql`select count(*) as n from students where status = 'enrolled'`,
    );
    expect(students).toEqual([{ n: 4 }]);
    const roles = await ask(
      tenant,
      sql`select r.role, count(*) as n, min(r.school_id) as school from role_assignments r
        join people p on p.id = r.person_id where p.sourced_id <> p.id group by r.role order by r.role`,
    );
    expect(roles).toEqual([
      { role: "student", n: 4, school: tenant.schoolId },
      { role: "teacher", n: 2, school: tenant.schoolId },
    ]);
  });

  it("keeps readings, in full-width kana, and finds people by them", async () => {
    const [person] = await ask(
      tenant,
      sql`select kana_given_name as given, kana_family_name as family, sort_name as sort from people where sourced_id = 'us0003'`,
    );
    expect(person).toEqual({ given: "ヒナ", family: "サトウ", sort: "さとう ひな" });
    const found = await ask(
      tenant,
      sql`select person_id from person_terms where term like 'さとう%'`,
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it("takes over the tenant's only school while it is empty", async () => {
    const schools = await ask(tenant, sql`select id, sourced_id, name from schools`);
    expect(schools).toEqual([{ id: tenant.schoolId, sourced_id: "gakko-1", name: "みどり学園" }]);
  });

  it("leaves audit entries for upload, check, start, every batch and the end", async () => {
    for (const action of [
      "import.uploaded",
      "import.checked",
      "import.commit_started",
      "import.committed",
    ] as const) {
      await expectAudit(tenant, action, checked.id);
    }
    await expectAudit(tenant, "import.applied", checked.id, 6);
  });

  it("changes nothing when it is imported again", async () => {
    const again = await checkFile(tenant, untidyJapaneseZip());
    const counts = Object.values(again.summary?.entities ?? {});
    expect(counts.length).toBeGreaterThan(0);
    for (const count of counts) expect(count).toMatchObject({ new: 0, changed: 0, gone: 0 });
    expect((await applyFile(tenant, again.id)).state).toBe("committed");
  });
});

describe("the next roster of a school", () => {
  it("changes, adds and ends exactly what differs", async () => {
    const tenant = await makeTenant();
    const first = schoolSheets({ students: 12, classes: 3 });
    await applyFile(tenant, (await checkFile(tenant, rosterZip(first))).id);
    let next = changed(first, "users.csv", 3, "givenName", "Renamed");
    next = changed(next, "enrollments.csv", 4, "classSourcedId", "class-2");
    next["users.csv"].rows.splice(14, 1);
    next["enrollments.csv"].rows.splice(14, 1);
    next["users.csv"].rows.push([
      "student-new",
      "",
      "",
      "true",
      "org-1",
      "student",
      "",
      "",
      "New",
      "Pupil",
      "",
      "000900",
      "",
      "",
      "",
      "",
      "05",
      "",
    ]);
    const checked = await checkFile(tenant, rosterZip(next));
    expect(checked.summary?.entities).toMatchObject({
      users: { new: 1, changed: 1, unchanged: 13, gone: 1 },
      enrollments: { new: 0, changed: 1, unchanged: 13, gone: 1 },
      classes: { new: 0, changed: 0, unchanged: 3, gone: 0 },
    });
    expect(checked.summary?.ending).toEqual({
      enrollments: 1,
      existing: 15,
      needsConfirmation: false,
    });
    const [move] = await rowsOf(tenant, checked.id, { entity: "enrollments", change: "changed" });
    expect(move?.fields).toEqual([
      { field: "class", before: "Class 1 (C1)", after: "Class 2 (C2)" },
    ]);
    const [gone] = await rowsOf(tenant, checked.id, { entity: "users", change: "gone" });
    expect(gone).toMatchObject({ sourcedId: "student-11" });
    await applyFile(tenant, checked.id);
    const [left] = await ask<Record<string, unknown>>(
      tenant,
      sql`select s.status, s.left_on is not null as dated, e.status as seat, y.left_on is not null as stay
        from students s join people p using (id) join enrollments e on e.person_id = s.id
        join student_stays y on y.student_id = s.id where p.sourced_id = 'student-11'`,
    );
    expect(left).toEqual({ status: "left", dated: 1, seat: "ended", stay: 1 });
  });

  it("never ends what people made by hand, nor anything of another school", async () => {
    const tenant = await makeTenant();
    const two = (org: string) => rosterZip(schoolSheets({ students: 2, classes: 1, org }));
    await applyFile(tenant, (await checkFile(tenant, two("north"))).id);
    const south = schoolSheets({ students: 3, classes: 1, org: "south" });
    const own = Object.fromEntries(
      Object.entries(south).map(([name, sheet]) => [
        name,
        {
          ...sheet,
          rows: sheet.rows.map((row) =>
            row.map((cell) =>
              typeof cell === "string"
                ? cell.replace(/^(class|teacher|student|lead|seat|year|term|course)-/, "s-$1-")
                : cell,
            ),
          ),
        },
      ]),
    ) as RosterSheets;
    const checked = await checkFile(tenant, rosterZip(own));
    expect(checked.summary?.entities).toMatchObject({
      orgs: { new: 1 },
      users: { new: 4, gone: 0 },
      enrollments: { new: 4, gone: 0 },
    });
    await applyFile(tenant, checked.id);
    const [active] = await ask(
      tenant,
      sql`select count(*) as n from enrollments where status = 'active'`,
    );
    expect(active).toEqual({ n: 7 });
  });
});

describe("rows that cannot be used", () => {
  it("are left out one by one, each with its place and reason", async () => {
    const tenant = await makeTenant();
    const sheets = schoolSheets({ students: 4, classes: 2 });
    const user = (cells: Record<string, string>) => HEADERS.users.map((name) => cells[name] ?? "");
    const seat = (cells: Record<string, string>) =>
      HEADERS.enrollments.map((name) => cells[name] ?? "");
    sheets["users.csv"].rows.push(
      user({ sourcedId: "student-0", givenName: "Twice", familyName: "Here", role: "student" }),
      user({ sourcedId: "", givenName: "No", familyName: "Id", role: "student" }),
      user({ sourcedId: "nameless", role: "student", orgSourcedIds: "org-1" }),
      user({
        sourcedId: "odd",
        givenName: "Odd",
        familyName: "Role",
        role: "wizard",
        orgSourcedIds: "org-1",
      }),
      user({
        sourcedId: "mailless",
        givenName: "Bad",
        familyName: "Mail",
        role: "teacher",
        orgSourcedIds: "org-1",
        email: "not an address",
      }),
      user({
        sourcedId: "head",
        givenName: "The",
        familyName: "Head",
        role: "administrator",
        orgSourcedIds: "org-1,org-9",
      }),
      user({
        sourcedId: "same-number",
        givenName: "Same",
        familyName: "Number",
        role: "student",
        orgSourcedIds: "org-1",
        identifier: "000001",
      }),
    );
    sheets["enrollments.csv"].rows.push(
      seat({
        sourcedId: "e1",
        classSourcedId: "class-9",
        userSourcedId: "student-0",
        role: "student",
      }),
      seat({
        sourcedId: "e2",
        classSourcedId: "class-0",
        userSourcedId: "nobody",
        role: "student",
      }),
      seat({
        sourcedId: "e3",
        classSourcedId: "class-0",
        userSourcedId: "student-0",
        role: "guest",
      }),
      seat({
        sourcedId: "e4",
        classSourcedId: "class-0",
        userSourcedId: "student-1",
        role: "student",
        beginDate: "soon",
      }),
      seat({
        sourcedId: "e5",
        classSourcedId: "class-0",
        userSourcedId: "student-1",
        role: "student",
        beginDate: "2026-05-01",
        endDate: "2026-04-01",
      }),
    );
    const checked = await checkFile(tenant, rosterZip(sheets));
    expect(checked.state).toBe("ready");
    const found = (await problemsOf(tenant, checked.id)).map(
      ({ severity, code, file, line, column, value }) =>
        [severity, code, file, line, column, value].join("|"),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        "error|id_twice|users.csv|8|sourcedId|student-0",
        "error|id_missing|users.csv|9|sourcedId|",
        "error|name_missing|users.csv|10|givenName|",
        "error|role_unknown|users.csv|11|role|wizard",
        "warning|email_invalid|users.csv|12|email|not an address",
        "warning|role_reduced|users.csv|13|role|administrator",
        "warning|reference_dropped|users.csv|13|orgSourcedIds|org-9",
        "warning|number_taken|users.csv|14|identifier|000001",
        "error|reference_unknown|enrollments.csv|8|classSourcedId|class-9",
        "error|reference_unknown|enrollments.csv|9|userSourcedId|nobody",
        "error|role_unknown|enrollments.csv|10|role|guest",
        "warning|date_invalid|enrollments.csv|11|beginDate|soon",
        "error|date_order|enrollments.csv|12|endDate|2026-04-01",
      ]),
    );
    expect(checked.summary?.entities.users?.new).toBe(9);
    await applyFile(tenant, checked.id);
    const [head] = await ask(
      tenant,
      sql`select group_concat(r.role) as roles from role_assignments r join people p on p.id = r.person_id where p.sourced_id = 'head'`,
    );
    expect(head).toEqual({ roles: "staff" });
    const [numbers] = await ask(
      tenant,
      sql`select group_concat(admission_number) as numbers from (select admission_number from students order by admission_number)`,
    );
    expect(numbers).toEqual({ numbers: "000000,000001,000002,000003" });
  });

  it("do not end the records that they are about", async () => {
    const tenant = await makeTenant();
    const sheets = schoolSheets({ students: 4, classes: 2 });
    await applyFile(tenant, (await checkFile(tenant, rosterZip(sheets))).id);
    const broken = changed(sheets, "enrollments.csv", 3, "classSourcedId", "class-typo");
    const checked = await checkFile(tenant, rosterZip(broken));
    expect(checked.summary?.problems.errors).toBe(1);
    expect(checked.summary?.entities.enrollments).toEqual({
      new: 0,
      changed: 0,
      unchanged: 6,
      gone: 0,
    });
  });
});
