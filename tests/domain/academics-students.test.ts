import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { getStudent, listStudents, searchDirectory } from "#domain/academics/index";
import { conditions, studentMatches, studentPage } from "#domain/academics/list-students";
import { requireReach } from "#domain/auth/index";
import { linkGuardian, StudentQuery, updateGuardianLink } from "#domain/people/index";
import { addDays, dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import {
  aClassOf,
  aGuardian,
  anEnrollment,
  aSchool,
  aStudent,
  aUser,
  refused,
} from "#tests/support/people";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let branch: string;
let today: string;
const id: Record<string, string> = {};

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  branch = await aSchool(school);
  today = dateIn("America/New_York", Date.now());
  const people: [string, object][] = [
    [
      "taro",
      {
        givenName: "太郎",
        familyName: "山田",
        kanaGivenName: "タロウ",
        kanaFamilyName: "ヤマダ",
        admissionNumber: "00123",
        grade: "10",
      },
    ],
    [
      "emma",
      {
        givenName: "Emma",
        familyName: "Smith",
        preferredName: "Millie",
        admissionNumber: "00124",
        grade: "2",
      },
    ],
    ["zoe", { givenName: "Zoë", familyName: "100%_Äpfel", grade: "2", enteredOn: "2025-01-01" }],
    ["away", { givenName: "Away", familyName: "Branch", schoolId: branch, grade: "2" }],
  ];
  for (const [key, input] of people) id[key] = await aStudent(school, input);
});

const query = (input: object = {}) => StudentQuery.parse(input);

async function found(ctx: Ctx, input: object = {}): Promise<string[]> {
  const { items } = await listStudents(ctx, query(input));
  return items.map((item) => Object.keys(id).find((key) => id[key] === item.id) ?? item.id);
}

describe("listing students", () => {
  it.each([
    ["山田", ["taro"]],
    ["やまだ", ["taro"]],
    ["ﾔﾏﾀﾞ ﾀﾛｳ", ["taro"]],
    ["山田太郎", ["taro"]],
    ["太郎　山田", ["taro"]],
    ["00123", ["taro"]],
    ["123", ["taro"]],
    ["0012", ["emma", "taro"]],
    ["millie", ["emma"]],
    ["Smith Emma", ["emma"]],
    ["emma sm", ["emma"]],
    ["zoe", ["zoe"]],
    ["100%", ["zoe"]],
    ["%", []],
    ["_", []],
    ["' or 1=1 --", []],
    ["nobody", []],
  ])("finds by %s", async (q, expected) => {
    const names = await found(school.asAdmin(), { q });
    expect(names.sort()).toEqual([...expected].sort());
  });

  it("sorts by reading, by number, by grade as a number, by entry and by change, both ways", async () => {
    const admin = school.asAdmin();
    const here = { schoolId: school.schoolId };
    expect(await found(admin, here)).toEqual(["zoe", "emma", "taro"]);
    expect(await found(admin, { ...here, order: "desc" })).toEqual(["taro", "emma", "zoe"]);
    expect(await found(admin, { ...here, sort: "admissionNumber" })).toEqual([
      "taro",
      "emma",
      "zoe",
    ]);
    expect(await found(admin, { ...here, sort: "grade", order: "desc" })).toEqual([
      "taro",
      "emma",
      "zoe",
    ]);
    expect((await found(admin, { ...here, sort: "enteredOn" }))[0]).toBe("zoe");
    expect(await found(admin, { ...here, sort: "updatedAt", order: "desc" })).toHaveLength(3);
  });

  it("filters by school, grade, class and status, pages and counts", async () => {
    const admin = school.asAdmin();
    expect(await found(admin, { schoolId: branch })).toEqual(["away"]);
    expect(await found(admin, { grade: "2", schoolId: school.schoolId })).toEqual(["zoe", "emma"]);
    const cls = await aClassOf(school);
    await anEnrollment(school, cls.id, id.emma ?? "");
    await anEnrollment(school, cls.id, id.taro ?? "", { beginsOn: addDays(today, 3) });
    expect(await found(admin, { classId: cls.id })).toEqual(["emma"]);
    expect(await found(admin, { status: "left" })).toEqual([]);
    const page = await listStudents(
      admin,
      query({ perPage: 1, page: 2, schoolId: school.schoolId }),
    );
    expect(page).toMatchObject({ total: 3, page: 2, perPage: 1 });
    expect(page.items).toHaveLength(1);
    expect((await listStudents(admin, query({ page: 99 }))).items).toEqual([]);
  });

  it("takes one trip to the database", async () => {
    const admin = school.asAdmin();
    await listStudents(admin, query({ q: "a" }));
    expect(admin.db.$cost.trips).toBe(1);
  });

  it("reads the page off an index and counts on the students' table alone", async () => {
    const admin = school.asAdmin();
    const reach = requireReach(admin, "people:read");
    for (const filter of [{}, { schoolId: school.schoolId }]) {
      const page = await planOfPage(admin, filter);
      expect(page).toMatch(/SEARCH students USING (COVERING )?INDEX students_by_(status|school)/);
      expect(page).toMatch(/SEARCH people USING INDEX sqlite_autoindex_people_1/);
      expect(page.split("CORRELATED")[0], page).not.toContain("TEMP B-TREE");
      expect(page).not.toMatch(/SCAN (students|people|enrollments|schools)/);
    }
    const search = await planOfPage(admin, { q: "yam" });
    expect(search).toMatch(/SEARCH person_terms USING (COVERING )?INDEX/);
    expect(search).not.toMatch(/SCAN (students|people|person_terms)/);
    const inClass = await planOfPage(admin, { classId: "cls_x" });
    expect(inClass).toMatch(/SEARCH enrollments USING INDEX enrollments_by_class/);
    expect(inClass).not.toMatch(/SCAN (students|people)/);
    const taught = await planOfPage(school.asRole("teacher", "stf_x"));
    expect(taught).not.toMatch(/SCAN (students|people|enrollments)/);
    const count = await planOf(admin, studentMatches(conditions(admin, reach, query())));
    expect(count).toMatch(/USING COVERING INDEX students_by_status/);
    expect(count).not.toContain("people");
  });
});

function planOfPage(ctx: Ctx, filter: object = {}): Promise<string> {
  const where = conditions(ctx, requireReach(ctx, "people:read"), query(filter));
  return planOf(ctx, studentPage(ctx, where, query(filter)));
}

async function planOf(ctx: Ctx, query: { getSQL(): ReturnType<typeof sql> }): Promise<string> {
  const rows = await ctx.db.all<{ detail: string }>(sql`explain query plan ${query.getSQL()}`);
  return rows.map((row) => row.detail).join("\n");
}

describe("who sees which students", () => {
  it("follows school, class and family", async () => {
    const teacher = await aUser(school);
    const mine = await aClassOf(school, { teacherIds: [teacher.id] });
    const [pupil, stranger] = [
      await aStudent(school, { classIds: [mine.id] }),
      await aStudent(school),
    ];
    const ctx = school.asRole("teacher", teacher.id);
    expect((await listStudents(ctx, query())).items.map((item) => item.id)).toEqual([pupil]);
    expect((await getStudent(ctx, pupil)).id).toBe(pupil);
    await refused(getStudent(ctx, stranger), "NOT_FOUND");

    const office = school.asRole("staff", "stf_x", branch);
    expect(await found(office)).toEqual(["away"]);
    await refused(getStudent(office, pupil), "NOT_FOUND");

    const parent = await aGuardian(school, [pupil]);
    const family = school.asRole("guardian", parent.id, null);
    expect((await listStudents(family, query())).items.map((item) => item.id)).toEqual([pupil]);
    await updateGuardianLink(school.asAdmin(), parent.id, pupil, { custodyRestricted: true });
    expect((await listStudents(family, query())).items).toEqual([]);
    await refused(getStudent(family, pupil), "NOT_FOUND");

    const self = school.asRole("student", pupil);
    expect((await listStudents(self, query())).items.map((item) => item.id)).toEqual([pupil]);
    await refused(getStudent(self, stranger), "NOT_FOUND");
  });

  it("lets the office of a branch see a student who comes to a class there", async () => {
    const guest = await aStudent(school);
    const cls = await aClassOf(school, { schoolId: branch });
    await anEnrollment(school, cls.id, guest);
    const office = school.asRole("staff", "stf_x", branch);
    expect((await getStudent(office, guest)).id).toBe(guest);
    expect((await listStudents(office, query())).items.map((item) => item.id)).toContain(guest);
  });

  it("ends a teacher's sight with the class", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const pupil = await aStudent(school);
    await anEnrollment(school, cls.id, pupil, {
      beginsOn: addDays(today, -9),
      endsOn: addDays(today, -1),
    });
    await refused(getStudent(school.asRole("teacher", teacher.id), pupil), "NOT_FOUND");
  });

  it("knows no student of another tenant and no stranger", async () => {
    await refused(getStudent(other.asAdmin(), id.taro ?? ""), "NOT_FOUND");
    await refused(listStudents(school.asStranger(), query()), "UNAUTHENTICATED");
    await refused(getStudent(school.asAdmin(), "stu_nobody"), "NOT_FOUND");
  });
});

describe("a student's profile", () => {
  it("shows contacts and guardians by right, in one trip", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const pupil = await aStudent(school, { classIds: [cls.id], email: "pupil@x.example" });
    const parent = await aGuardian(school, [pupil]);
    const second = await aUser(school, "staff");
    await linkGuardian(school.asAdmin(), second.id, {
      studentId: pupil,
      relation: "father",
      priority: 2,
      mayPickUp: true,
      receivesMessages: true,
      seesResults: true,
      pays: false,
      custodyRestricted: false,
    });
    const byTeacher = school.asRole("teacher", teacher.id);
    const seen = await getStudent(byTeacher, pupil);
    expect(byTeacher.db.$cost.trips).toBe(1);
    expect(seen).toMatchObject({ mayReadContacts: true, email: "pupil@x.example" });
    expect(seen.guardians.map((one) => one.guardianId)).toEqual([parent.id, second.id]);
    expect(seen.guardians[0]?.phone).toBe("090-0000");

    const byParent = await getStudent(school.asRole("guardian", parent.id, null), pupil);
    expect(byParent.guardians.map((one) => one.guardianId)).toEqual([parent.id]);
    const bySelf = await getStudent(school.asRole("student", pupil), pupil);
    expect(bySelf.guardians).toEqual([]);
    const byBoard = school.asRole("board", "stf_x", null);
    await refused(getStudent(byBoard, pupil), "NOT_FOUND");
  });

  it("keeps the history of classes, past, current and to come", async () => {
    const pupil = await aStudent(school);
    const classes = [await aClassOf(school), await aClassOf(school), await aClassOf(school)];
    const spans = [
      { beginsOn: addDays(today, -20), endsOn: addDays(today, -10) },
      { beginsOn: today },
      { beginsOn: addDays(today, 10) },
    ];
    for (const [at, cls] of classes.entries()) await anEnrollment(school, cls.id, pupil, spans[at]);
    const { enrollments, classes: current } = await getStudent(school.asAdmin(), pupil);
    expect(enrollments.map((one) => one.when)).toEqual(["future", "current", "past"]);
    expect(current.map((one) => one.id)).toEqual([classes[1]?.id]);
  });
});

describe("the search box", () => {
  it("finds people of every kind and classes, within reach, in one trip", async () => {
    const teacher = await aUser(school, "teacher", school.schoolId, {
      givenName: "Quentin",
      title: "Maths",
    });
    const cls = await aClassOf(school, { title: "Quantum 1A", teacherIds: [teacher.id] });
    const pupil = await aStudent(school, {
      givenName: "Quincy",
      classIds: [cls.id],
      grade: "3",
      admissionNumber: "Q9",
    });
    await aGuardian(school, [pupil], { givenName: "Queenie" });
    const admin = school.asAdmin();
    const hits = await searchDirectory(admin, "qu");
    expect(hits.people.map((one) => [one.kind, one.hint])).toEqual([
      ["student", "3 · Q9"],
      ["staff", "Maths"],
      ["guardian", null],
    ]);
    expect(hits.classes.map((one) => one.title)).toEqual(["Quantum 1A"]);
    expect(admin.db.$cost.trips).toBe(1);

    const narrow = await searchDirectory(school.asRole("teacher", teacher.id), "qu");
    expect(narrow.people.map((one) => one.kind)).toEqual(["student"]);
    const blind = await searchDirectory(school.asRole("teacher", "stf_else"), "qu");
    expect(blind).toEqual({ people: [], classes: [] });
    expect(await searchDirectory(admin, "%")).toEqual({ people: [], classes: [] });
    expect((await searchDirectory(other.asAdmin(), "qu")).people).toEqual([]);
    await refused(searchDirectory(school.asStranger(), "qu"), "UNAUTHENTICATED");
  });
});
