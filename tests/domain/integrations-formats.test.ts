import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { applyFile, checkFile, problemsOf } from "#tests/support/imports";
import { csvText, HEADERS, rosterZip, type Sheet, schoolSheets } from "#tests/support/rosters";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

const ask = <T>(tenant: TestTenant, query: ReturnType<typeof sql>) =>
  tenant.asSystem().db.all<T>(query);

const sheetOf = (header: string[], rows: Record<string, string>[]): Sheet => ({
  header,
  rows: rows.map((row) => header.map((name) => row[name] ?? "")),
});

const USERS_1_2 = [
  ...HEADERS.users.filter((name) => name !== "role" && name !== "orgSourcedIds"),
  "preferredGivenName",
  "primaryOrgSourcedId",
  "metadata.jp.kanaGivenName",
  "metadata.house",
  "shoeSize",
];
const ROLES = [
  "sourcedId",
  "status",
  "dateLastModified",
  "userSourcedId",
  "roleType",
  "role",
  "beginDate",
  "endDate",
  "orgSourcedId",
  "userProfileSourcedId",
];

describe("OneRoster 1.2", () => {
  it("reads roles, demographics, preferred names and relatives from their own files", async () => {
    const tenant = await makeTenant();
    const {
      "orgs.csv": orgs,
      "classes.csv": classes,
      "courses.csv": courses,
      "academicSessions.csv": sessions,
    } = schoolSheets({ classes: 1 });
    const zip = rosterZip(
      {
        "orgs.csv": orgs,
        "academicSessions.csv": sessions,
        "courses.csv": courses,
        "classes.csv": classes,
        "users.csv": sheetOf(USERS_1_2, [
          {
            sourcedId: "kid",
            givenName: "Tariro",
            familyName: "Moyo",
            preferredGivenName: "Tari",
            identifier: "007",
            agentSourcedIds: "mum,gran",
            grades: "03,04",
            "metadata.house": "Eagle",
            "metadata.jp.kanaGivenName": "タリロ",
            primaryOrgSourcedId: "org-1",
            shoeSize: "33",
          },
          {
            sourcedId: "mum",
            givenName: "Chipo",
            familyName: "Moyo",
            email: "Chipo@Example.org",
            agentSourcedIds: "kid",
          },
          { sourcedId: "gran", givenName: "Gogo", familyName: "Moyo" },
          { sourcedId: "sir", givenName: "Farai", familyName: "Dube", identifier: "T1" },
        ]),
        "roles.csv": sheetOf(ROLES, [
          {
            sourcedId: "r1",
            userSourcedId: "kid",
            roleType: "primary",
            role: "student",
            orgSourcedId: "org-1",
          },
          {
            sourcedId: "r2",
            userSourcedId: "mum",
            roleType: "primary",
            role: "parent",
            orgSourcedId: "org-1",
          },
          {
            sourcedId: "r3",
            userSourcedId: "gran",
            roleType: "primary",
            role: "relative",
            orgSourcedId: "org-1",
          },
          {
            sourcedId: "r4",
            userSourcedId: "sir",
            roleType: "secondary",
            role: "counselor",
            orgSourcedId: "org-1",
          },
          {
            sourcedId: "r5",
            userSourcedId: "sir",
            roleType: "primary",
            role: "teacher",
            orgSourcedId: "org-1",
            endDate: "2030-12-31",
          },
        ]),
        "demographics.csv": sheetOf(
          ["sourcedId", "status", "dateLastModified", "birthDate", "sex"],
          [{ sourcedId: "kid", birthDate: "2016-05-04", sex: "female" }],
        ),
        "enrollments.csv": sheetOf(HEADERS.enrollments, [
          {
            sourcedId: "e1",
            classSourcedId: "class-0",
            schoolSourcedId: "org-1",
            userSourcedId: "kid",
            role: "student",
          },
          {
            sourcedId: "e2",
            classSourcedId: "class-0",
            schoolSourcedId: "org-1",
            userSourcedId: "sir",
            role: "teacher",
            primary: "true",
          },
        ]),
        "userProfiles.csv": sheetOf(["sourcedId"], [{ sourcedId: "x" }]),
      },
      { version: "1.2" },
    );
    const checked = await checkFile(tenant, zip);
    expect(checked).toMatchObject({
      state: "ready",
      summary: { version: "1.2", problems: { errors: 0 } },
    });
    const codes = (await problemsOf(tenant, checked.id)).map(
      ({ code, file, value }) => `${code} ${file} ${value}`,
    );
    expect(codes).toContain("column_unknown users.csv shoeSize");
    expect(codes).toContain("file_ignored userProfiles.csv null");
    await applyFile(tenant, checked.id);
    const [kid] = await ask(
      tenant,
      sql`select given_name, preferred_name, kana_given_name, birth_on, sex, metadata, s.admission_number, s.grade
        from people join students s using (id) where sourced_id = 'kid'`,
    );
    expect(kid).toEqual({
      given_name: "Tariro",
      preferred_name: "Tari",
      kana_given_name: "タリロ",
      birth_on: "2016-05-04",
      sex: "female",
      metadata: '{"house":"Eagle"}',
      admission_number: "007",
      grade: "03",
    });
    const ties = await ask(
      tenant,
      sql`select g.sourced_id as adult, t.relation, g.id like 'gua!_%' escape '!' as guardian, g.email from guardianships t
        join people g on g.id = t.guardian_id join people s on s.id = t.student_id where s.sourced_id = 'kid' order by 1`,
    );
    expect(ties).toEqual([
      { adult: "gran", relation: "other", guardian: 1, email: null },
      { adult: "mum", relation: "guardian", guardian: 1, email: "chipo@example.org" },
    ]);
    const roles = await ask(
      tenant,
      sql`select r.role, r.school_id is not null as at_school, r.ends_on from role_assignments r
        join people p on p.id = r.person_id where p.sourced_id in ('sir', 'mum') order by 1`,
    );
    expect(roles).toEqual([
      { role: "guardian", at_school: 0, ends_on: null },
      { role: "staff", at_school: 1, ends_on: null },
      { role: "teacher", at_school: 1, ends_on: "2030-12-31" },
    ]);
  });
});

describe("a delta", () => {
  it("ends what is to be deleted and leaves alone what it does not name", async () => {
    const tenant = await makeTenant();
    await applyFile(
      tenant,
      (await checkFile(tenant, rosterZip(schoolSheets({ students: 6, classes: 2 })))).id,
    );
    const zip = rosterZip(
      {
        "users.csv": sheetOf(HEADERS.users, [
          { sourcedId: "student-0", status: "tobedeleted" },
          {
            sourcedId: "student-1",
            status: "active",
            givenName: "Changed",
            familyName: "Name",
            role: "student",
            orgSourcedIds: "org-1",
          },
        ]),
        "enrollments.csv": sheetOf(HEADERS.enrollments, [
          { sourcedId: "seat-2-0", status: "tobedeleted" },
          { sourcedId: "never-seen", status: "tobedeleted" },
        ]),
      },
      { modes: { users: "delta", enrollments: "delta" } },
    );
    const checked = await checkFile(tenant, zip);
    expect(checked.summary?.entities).toEqual({
      users: { new: 0, changed: 2, unchanged: 0, gone: 0 },
      enrollments: { new: 0, changed: 1, unchanged: 0, gone: 1 },
    });
    expect(checked.summary?.ending).toEqual({
      enrollments: 2,
      existing: 8,
      needsConfirmation: false,
    });
    await applyFile(tenant, checked.id);
    const [counts] = await ask(
      tenant,
      sql`select (select count(*) from students where status = 'enrolled') as students,
        (select count(*) from enrollments where status = 'active') as seats`,
    );
    expect(counts).toEqual({ students: 5, seats: 6 });
  });
});

describe("a zip that leaves things out", () => {
  it("is read without a manifest, in a folder, with semicolons, in Windows-1252", async () => {
    const tenant = await makeTenant();
    const sheets = schoolSheets({ students: 2, classes: 1 });
    const [first] = sheets["users.csv"].rows;
    if (first) first[8] = "Zoë";
    const zip = rosterZip(sheets, {
      manifest: null,
      folder: "export/",
      delimiter: ";",
      encoding: "windows-1252",
    });
    const checked = await checkFile(tenant, zip);
    expect(checked.state).toBe("ready");
    expect(checked.summary?.files.find(({ name }) => name === "users.csv")).toEqual({
      name: "users.csv",
      mode: "bulk",
      encoding: "windows-1252",
      delimiter: ";",
      rows: 3,
    });
    expect((await problemsOf(tenant, checked.id)).map(({ code }) => code)).toContain(
      "manifest_missing",
    );
    await applyFile(tenant, checked.id);
    const [zoe] = await ask(
      tenant,
      sql`select given_name from people where sourced_id = 'teacher-0'`,
    );
    expect(zoe).toEqual({ given_name: "Zoë" });
  });

  it("uses the tenant's school when it names none", async () => {
    const tenant = await makeTenant();
    const sheets = schoolSheets({ students: 2, classes: 1 });
    const { "orgs.csv": _, ...rest } = sheets;
    const checked = await checkFile(
      tenant,
      rosterZip(rest, {
        manifest: [
          ["oneroster.version", "1.1"],
          ["file.users", "bulk"],
        ],
      }),
    );
    expect(checked.state).toBe("ready");
    const codes = (await problemsOf(tenant, checked.id)).map(({ code, file }) => `${code} ${file}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        "school_assumed users.csv",
        "school_assumed classes.csv",
        "manifest_entry_missing classes.csv",
      ]),
    );
    await applyFile(tenant, checked.id);
    const schools = await ask(
      tenant,
      sql`select distinct school_id from students union select school_id from classes`,
    );
    expect(schools).toEqual([{ school_id: tenant.schoolId }]);
  });

  it("keeps leading zeros, grades and period texts as they stand", async () => {
    const tenant = await makeTenant();
    const sheets = schoolSheets({ students: 1, classes: 1 });
    const [only] = sheets["classes.csv"].rows;
    if (only) only.splice(4, 1, "01,02");
    if (only) only[13] = "01-02";
    await applyFile(tenant, (await checkFile(tenant, rosterZip(sheets))).id);
    const [row] = await ask(
      tenant,
      sql`select c.grades, c.periods, s.admission_number, s.grade from classes c, students s`,
    );
    expect(row).toEqual({
      grades: '["01","02"]',
      periods: "01-02",
      admission_number: "000000",
      grade: "04",
    });
  });
});

describe("a file that cannot be imported", () => {
  it.each([
    [
      "a needed column is missing",
      { "users.csv": "sourcedId,role\nu1,student\n" },
      "columns_missing",
      1,
    ],
    [
      "a quotation mark is never closed",
      { "users.csv": 'sourcedId,givenName,familyName\nu1,"A,B\nu2,C,D\n' },
      "quote_never_closed",
      2,
    ],
    [
      "there is no row in it",
      { "users.csv": "sourcedId,givenName,familyName\n" },
      "nothing_to_import",
      null,
    ],
  ])("is refused when %s, and says where", async (_, sheets, code, line) => {
    const tenant = await makeTenant();
    const checked = await checkFile(tenant, rosterZip(sheets as Record<string, string>));
    expect(checked).toMatchObject({ state: "refused", mayCommit: false });
    expect(checked.error).toMatch(/^(users\.csv|roster\.zip): /);
    const problems = await problemsOf(tenant, checked.id);
    expect(problems.find((problem) => problem.severity === "error")).toMatchObject({ code, line });
  });

  it("is refused when it has more rows than are imported at once", async () => {
    const tenant = await makeTenant();
    const rows = csvText(sheetOf(["sourcedId"], []), {}) + "x\n".repeat(300_001);
    const checked = await checkFile(tenant, rosterZip({ "demographics.csv": rows }));
    expect(checked).toMatchObject({ state: "refused" });
    expect((await problemsOf(tenant, checked.id)).map(({ code }) => code)).toContain(
      "too_many_rows",
    );
  });
});
