import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getImport, mapImport } from "#domain/integrations/index";
import { splitName } from "#domain/integrations/students-csv/split-name";
import { guessColumns } from "#domain/integrations/students-csv/student-columns";
import {
  applyFile,
  checkFile,
  problemsOf,
  quiet,
  rowsOf,
  runImportJobs,
} from "#tests/support/imports";
import { csvBytes, encode, type Sheet, type Written } from "#tests/support/rosters";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

const ask = <T>(tenant: TestTenant, query: ReturnType<typeof sql>) =>
  tenant.asSystem().db.all<T>(query);

const importSheet = async (
  tenant: TestTenant,
  sheet: Sheet,
  options?: object,
  written?: Written,
) => {
  const checked = await checkFile(tenant, csvBytes(sheet, written), "students.csv", options);
  expect(checked).toMatchObject({ state: "ready", format: "students_csv" });
  return { checked, applied: await applyFile(tenant, checked.id) };
};

describe("the columns of a students list", () => {
  it.each([
    [
      [
        "学籍番号",
        "氏名",
        "フリガナ",
        "学年",
        "組",
        "生年月日",
        "性別",
        "保護者氏名",
        "保護者メールアドレス",
        "保護者電話番号",
        "メールアドレス",
        "続柄",
      ],
      [
        "number",
        "fullName",
        "kanaFullName",
        "grade",
        "class",
        "birthOn",
        "sex",
        "guardianName",
        "guardianEmail",
        "guardianPhone",
        "email",
        "guardianRelation",
      ],
    ],
    [
      ["姓", "名", "セイ", "メイ", "クラス"],
      ["familyName", "givenName", "kanaFamilyName", "kanaGivenName", "class"],
    ],
    [
      ["姓", "名", "姓フリガナ", "名フリガナ"],
      ["familyName", "givenName", "kanaFamilyName", "kanaGivenName"],
    ],
    [
      [
        "Student ID",
        "First Name",
        "Last Name",
        "Grade Level",
        "Homeroom",
        "Date of Birth",
        "Gender",
        "Parent Name",
        "Parent Email",
        "Email",
      ],
      [
        "number",
        "givenName",
        "familyName",
        "grade",
        "class",
        "birthOn",
        "sex",
        "guardianName",
        "guardianEmail",
        "email",
      ],
    ],
    [
      ["student_number", "SURNAME", "forenames", "Form", "DOB", "Shoe size"],
      ["number", "familyName", "givenName", "class", "birthOn", null],
    ],
    [
      ["Adm No", "Name", "Class", "Stream"],
      ["number", "fullName", "class", null],
    ],
  ] as const)("%j are understood", (headers, fields) => {
    expect(guessColumns(headers)).toEqual(fields);
  });

  it.each([
    ["山田 太郎", "ja", "太郎", "山田"],
    ["山田　太郎", "en", "太郎", "山田"],
    ["Maria Garcia Lopez", "es", "Maria", "Garcia Lopez"],
    ["Jan van der Berg", "en", "Jan", "van der Berg"],
    ["Moyo, Tendai", "en", "Tendai", "Moyo"],
    ["Nguyen Van An", "vi", "Van An", "Nguyen"],
    ["Plato", "en", "Plato", ""],
  ])("the name %s is divided (%s)", (full, locale, givenName, familyName) => {
    expect(splitName(full, locale)).toMatchObject({ givenName, familyName });
  });
});

describe("a Japanese students list in Shift_JIS", () => {
  it("makes students, classes, guardians and their ties", async () => {
    const tenant = await makeTenant({ country: "JP" });
    const { applied } = await importSheet(
      tenant,
      {
        header: [
          "学籍番号",
          "氏名",
          "フリガナ",
          "学年",
          "組",
          "生年月日",
          "性別",
          "保護者氏名",
          "続柄",
          "保護者メール",
        ],
        rows: [
          [
            "0001",
            "佐藤 陽菜",
            "ｻﾄｳ ﾋﾅ",
            "1",
            "A",
            "平成26年4月2日",
            "女",
            "佐藤 恵",
            "母",
            "megumi@example.jp",
          ],
          [
            "0002",
            "佐藤 蓮",
            "サトウ レン",
            "2",
            "B",
            "2013/6/1",
            "男",
            "佐藤 恵",
            "母",
            "megumi@example.jp",
          ],
          ["0003", "高橋　湊", "タカハシ ミナト", "1", "A", "2014-12-24", "男", "", "", ""],
        ],
      },
      undefined,
      { encoding: "shift_jis" },
    );
    expect(applied.summary).toMatchObject({
      files: [{ encoding: "shift_jis", mode: "list", rows: 3 }],
      entities: {
        classes: { new: 2 },
        users: { new: 4 },
        enrollments: { new: 3 },
        guardianships: { new: 2 },
      },
      problems: { errors: 0 },
    });
    const students = await ask(
      tenant,
      sql`select s.admission_number as number, p.family_name || p.given_name as name, p.kana_family_name as kana,
          p.birth_on as born, p.sex, c.title, c.type, s.school_id = ${tenant.schoolId} as here
        from students s join people p using (id) join enrollments e on e.person_id = s.id
        join classes c on c.id = e.class_id order by 1`,
    );
    expect(students).toEqual([
      {
        number: "0001",
        name: "佐藤陽菜",
        kana: "サトウ",
        born: "2014-04-02",
        sex: "female",
        title: "1年A組",
        type: "homeroom",
        here: 1,
      },
      {
        number: "0002",
        name: "佐藤蓮",
        kana: "サトウ",
        born: "2013-06-01",
        sex: "male",
        title: "2年B組",
        type: "homeroom",
        here: 1,
      },
      {
        number: "0003",
        name: "高橋湊",
        kana: "タカハシ",
        born: "2014-12-24",
        sex: "male",
        title: "1年A組",
        type: "homeroom",
        here: 1,
      },
    ]);
    const ties = await ask(
      tenant,
      sql`select g.email, t.relation, count(*) as children from guardianships t join people g on g.id = t.guardian_id group by 1, 2`,
    );
    expect(ties).toEqual([{ email: "megumi@example.jp", relation: "mother", children: 2 }]);
  });
});

describe("the next list of a school", () => {
  const header = ["Number", "First name", "Last name", "Class", "Birth date"];

  it("finds students by number, else by name and birth date, and moves them", async () => {
    const tenant = await makeTenant();
    await importSheet(tenant, {
      header,
      rows: [
        ["001", "Ada", "Moyo", "5A", "2015-01-01"],
        ["", "Ben", "Ncube", "5A", "2015-02-02"],
        ["003", "Cleo", "Dube", "5B", "2015-03-03"],
      ],
    });
    const { checked } = await importSheet(
      tenant,
      {
        header,
        rows: [
          ["001", "Ada", "Moyo-Phiri", "6A", "2015-01-01"],
          ["002", "Ben", "Ncube", "5A", "2015-02-02"],
          ["004", "Dan", "Sibanda", "5A", "2015-04-04"],
        ],
      },
      undefined,
    );
    expect(checked.summary?.entities).toMatchObject({
      users: { new: 1, changed: 2, unchanged: 0, gone: 0 },
      classes: { new: 1, unchanged: 1 },
    });
    const rows = await ask(
      tenant,
      sql`select p.given_name as name, s.admission_number as number, s.status,
          (select group_concat(c.title) from enrollments e join classes c on c.id = e.class_id where e.person_id = s.id and e.status = 'active') as now,
          (select group_concat(c.title) from enrollments e join classes c on c.id = e.class_id where e.person_id = s.id and e.status = 'ended') as past
        from students s join people p using (id) order by 1`,
    );
    expect(rows).toEqual([
      { name: "Ada", number: "001", status: "enrolled", now: "6A", past: "5A" },
      { name: "Ben", number: "002", status: "enrolled", now: "5A", past: null },
      { name: "Cleo", number: "003", status: "enrolled", now: "5B", past: null },
      { name: "Dan", number: "004", status: "enrolled", now: "5A", past: null },
    ]);
  });

  it("lets those leave who are not in it, but only when it is said to be complete", async () => {
    const tenant = await makeTenant();
    const rows = ["001", "002", "003", "004", "005"].map((number) => [
      number,
      `Given ${number}`,
      "Name",
      "5A",
      "",
    ]);
    await importSheet(tenant, { header, rows });
    const shorter = { header, rows: rows.slice(1) };
    const partial = await checkFile(tenant, csvBytes(shorter), "students.csv");
    expect(partial.summary?.entities.users).toMatchObject({ unchanged: 4, gone: 0 });
    const { checked } = await importSheet(tenant, shorter, { complete: true });
    expect(checked.summary?.entities).toMatchObject({
      users: { gone: 1 },
      enrollments: { gone: 1 },
    });
    expect(checked.summary?.ending).toMatchObject({ enrollments: 1, existing: 5 });
    const left = await ask(
      tenant,
      sql`select admission_number as number from students where status = 'left'`,
    );
    expect(left).toEqual([{ number: "001" }]);
  });

  it("is unchanged when nothing has changed, also with names that stand whole", async () => {
    const tenant = await makeTenant({ country: "JP" });
    const list = {
      header: ["番号", "氏名", "クラス"],
      rows: [
        ["1", "佐藤 陽菜", "うめ組"],
        ["2", "李", "うめ組"],
      ],
    };
    await importSheet(tenant, list);
    const again = await checkFile(tenant, csvBytes(list), "students.csv");
    for (const counts of Object.values(again.summary?.entities ?? {})) {
      expect(counts).toMatchObject({ new: 0, changed: 0, gone: 0 });
    }
    const joined = {
      ...list,
      rows: [
        ["1", "佐藤陽菜", "うめ組"],
        ["2", "李", "うめ組"],
      ],
    };
    const whole = await checkFile(tenant, csvBytes(joined), "students.csv");
    expect(whole.summary?.entities.users).toEqual({ new: 0, changed: 0, unchanged: 2, gone: 0 });
  });

  it("does not guess between two students of the same name", async () => {
    const tenant = await makeTenant();
    await importSheet(tenant, {
      header,
      rows: [
        ["1", "Ada", "Moyo", "", "2015-01-01"],
        ["2", "Ada", "Moyo", "", "2015-09-09"],
      ],
    });
    const checked = await checkFile(
      tenant,
      csvBytes({ header: ["Name"], rows: [["Ada Moyo"]] }),
      "names.csv",
    );
    const ambiguous = (
      await checkFile(
        tenant,
        csvBytes({ header: ["First name", "Last name"], rows: [["Ada", "Moyo"]] }),
        "names.csv",
      )
    ).id;
    expect(checked.state).toBe("ready");
    expect((await problemsOf(tenant, ambiguous)).map(({ code, line }) => [code, line])).toEqual([
      ["match_ambiguous", 2],
    ]);
  });
});

describe("what a person decides about a list", () => {
  it("can be the meaning of its columns, after a check that could not tell", async () => {
    const tenant = await makeTenant();
    const sheet = { header: ["Kürzel", "Wer", "Gruppe"], rows: [["07", "Ada Moyo", "Blau"]] };
    const refused = await checkFile(
      tenant,
      csvBytes(sheet, { encoding: "windows-1252", delimiter: ";" }),
      "liste.csv",
    );
    expect(refused).toMatchObject({ state: "refused", mayMap: true });
    expect(refused.summary?.columns).toEqual([
      { header: "Kürzel", field: null, samples: ["07"] },
      { header: "Wer", field: null, samples: ["Ada Moyo"] },
      { header: "Gruppe", field: null, samples: ["Blau"] },
    ]);
    const columns = { Kürzel: "number", Wer: "fullName", Gruppe: "class" } as const;
    await mapImport(quiet(tenant.asAdmin()), refused.id, { columns });
    await runImportJobs(tenant);
    expect(await getImport(tenant.asAdmin(), refused.id)).toMatchObject({
      state: "ready",
      error: null,
    });
    const rows = await rowsOf(tenant, refused.id);
    expect(rows.map(({ entity, label }) => [entity, label])).toEqual([
      ["classes", "Blau"],
      ["enrollments", "Ada Moyo · Blau"],
      ["users", "Ada Moyo"],
    ]);
  });

  it("is the school, which must be chosen when there are several", async () => {
    const tenant = await makeTenant();
    const second = "sch_second";
    await tenant
      .asSystem()
      .db.run(sql`insert into schools (id, sourced_id, name, time_zone, created_at, updated_at)
      select ${second}, ${second}, 'Second', time_zone, 0, 0 from schools limit 1`);
    const bytes = encode("Number,Name\n1,Ada Moyo\n");
    const refused = await checkFile(tenant, bytes, "students.csv");
    expect(refused).toMatchObject({ state: "refused" });
    expect((await problemsOf(tenant, refused.id)).map(({ code }) => code)).toEqual([
      "school_needed",
    ]);
    await mapImport(quiet(tenant.asAdmin()), refused.id, { schoolId: second });
    await runImportJobs(tenant);
    await applyFile(tenant, refused.id);
    expect(await ask(tenant, sql`select school_id from students`)).toEqual([{ school_id: second }]);
    await expect(
      mapImport(quiet(tenant.asAdmin()), refused.id, { schoolId: second }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("must be a school of this tenant", async () => {
    const tenant = await makeTenant();
    await expect(
      checkFile(tenant, encode("Number,Name\n1,Ada\n"), "students.csv", {
        schoolId: "sch_elsewhere",
      }),
    ).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
  });
});
