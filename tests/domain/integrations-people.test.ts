import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { applyFile, checkFile, problemsOf, undoFile } from "#tests/support/imports";
import {
  csvBytes,
  encode,
  HEADERS,
  rosterZip,
  type Sheet,
  schoolSheets,
} from "#tests/support/rosters";
import { snapshot } from "#tests/support/snapshot";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

const ask = <T>(tenant: TestTenant, query: ReturnType<typeof sql>) =>
  tenant.asSystem().db.all<T>(query);
const run = (tenant: TestTenant, query: ReturnType<typeof sql>) => tenant.asSystem().db.run(query);

const users = (rows: Record<string, string>[]): Sheet => ({
  header: HEADERS.users,
  rows: rows.map((row) => HEADERS.users.map((name) => row[name] ?? "")),
});
const seats = (rows: [string, string, string, string][]): Sheet => ({
  header: HEADERS.enrollments,
  rows: rows.map(([sourcedId, of, user, role]) =>
    HEADERS.enrollments.map(
      (name) => ({ sourcedId, classSourcedId: of, userSourcedId: user, role })[name] ?? "",
    ),
  ),
});

/** A school with two classes, whose people and enrollments the test gives. */
const school = (people: Sheet, enrollments: Sheet, org = "org-1") => {
  const { "users.csv": _, "enrollments.csv": __, ...rest } = schoolSheets({ classes: 2, org });
  return rosterZip({ ...rest, "users.csv": people, "enrollments.csv": enrollments });
};
const take = async (tenant: TestTenant, zip: Uint8Array, confirmEnding?: number) => {
  const checked = await checkFile(tenant, zip);
  expect(checked).toMatchObject({ state: "ready" });
  return applyFile(tenant, checked.id, { confirmEnding });
};
const at = { orgSourcedIds: "org-1" };

const what = (tenant: TestTenant) =>
  ask(
    tenant,
    sql`select p.sourced_id as id, s.status as student, t.status as staff, p.status,
      (select group_concat(role) from (select role from role_assignments r where r.person_id = p.id and r.ends_on is null order by role)) as roles
      from people p left join students s using (id) left join staff t using (id) where p.sourced_id <> p.id order by 1`,
  );

describe("what somebody is", () => {
  it("is decided by their enrollments, and both when they learn and teach", async () => {
    const tenant = await makeTenant();
    const people = users([
      { ...at, sourcedId: "a", givenName: "A", familyName: "A", role: "student" },
      { ...at, sourcedId: "b", givenName: "B", familyName: "B", role: "student" },
      { ...at, sourcedId: "c", givenName: "C", familyName: "C", role: "teacher" },
      { ...at, sourcedId: "d", givenName: "D", familyName: "D", role: "" },
      { ...at, sourcedId: "e", givenName: "E", familyName: "E", role: "aide" },
    ]);
    const enrolled = seats([
      ["1", "class-0", "a", "teacher"],
      ["2", "class-0", "b", "student"],
      ["3", "class-1", "b", "teacher"],
      ["4", "class-0", "c", "student"],
      ["5", "class-1", "d", "proctor"],
    ]);
    await take(tenant, school(people, enrolled));
    expect(await what(tenant)).toEqual([
      { id: "a", student: null, staff: "active", status: "active", roles: "teacher" },
      { id: "b", student: "enrolled", staff: "active", status: "active", roles: "student,teacher" },
      { id: "c", student: "enrolled", staff: "active", status: "active", roles: "student,teacher" },
      { id: "d", student: null, staff: "active", status: "active", roles: "assistant" },
      { id: "e", student: null, staff: "active", status: "active", roles: "assistant" },
    ]);
  });

  it("follows the source: a student who was none, a teacher who leaves and returns", async () => {
    const tenant = await makeTenant();
    const person = (sourcedId: string, role: string) => ({
      ...at,
      sourcedId,
      givenName: sourcedId,
      familyName: "X",
      role,
    });
    const first = school(
      users([person("a", "student"), person("t", "teacher"), person("s", "student")]),
      seats([
        ["1", "class-0", "t", "teacher"],
        ["2", "class-0", "s", "student"],
        ["3", "class-0", "a", "student"],
      ]),
    );
    await take(tenant, first);
    await take(
      tenant,
      school(
        users([person("a", "student"), person("s", "student")]),
        seats([
          ["4", "class-1", "a", "teacher"],
          ["2", "class-0", "s", "student"],
        ]),
      ),
      2,
    );
    expect(await what(tenant)).toEqual([
      { id: "a", student: "left", staff: "active", status: "active", roles: "student,teacher" },
      { id: "s", student: "enrolled", staff: null, status: "active", roles: "student" },
      { id: "t", student: null, staff: "ended", status: "active", roles: null },
    ]);
    await take(tenant, first);
    expect(await what(tenant)).toMatchObject([
      { id: "a", student: "enrolled", staff: "ended" },
      { id: "s", student: "enrolled" },
      { id: "t", staff: "active", roles: "teacher" },
    ]);
    const stays = await ask(
      tenant,
      sql`select y.left_on is null as open from student_stays y join people p on p.id = y.student_id where p.sourced_id = 'a'`,
    );
    expect(stays.filter((stay) => (stay as { open: number }).open === 1)).toHaveLength(1);
  });
});

describe("guardians of a roster", () => {
  const child = (agents: string) => ({
    ...at,
    sourcedId: "kid",
    givenName: "Kid",
    familyName: "X",
    role: "student",
    agentSourcedIds: agents,
  });
  const parent = (sourcedId: string) => ({
    sourcedId,
    givenName: sourcedId,
    familyName: "X",
    role: "parent",
  });
  const enrolled = seats([["1", "class-0", "kid", "student"]]);
  const ties = (tenant: TestTenant) =>
    ask(
      tenant,
      sql`select g.sourced_id as adult, t.may_pick_up as pick from guardianships t join people g on g.id = t.guardian_id order by 1`,
    );

  it("come, go with their ties, and come back as they were", async () => {
    const tenant = await makeTenant();
    const both = school(users([child("mum,dad"), parent("mum"), parent("dad")]), enrolled);
    await take(tenant, both);
    await run(
      tenant,
      sql`update guardianships set may_pick_up = 0 where guardian_id = (select id from people where sourced_id = 'dad')`,
    );
    const before = await snapshot(tenant);
    const again = await checkFile(tenant, both);
    expect(again.summary?.entities.guardianships).toEqual({
      new: 0,
      changed: 0,
      unchanged: 2,
      gone: 0,
    });
    const one = await take(tenant, school(users([child("mum"), parent("mum")]), enrolled));
    expect(one.summary?.entities).toMatchObject({ users: { gone: 1 }, guardianships: { gone: 1 } });
    expect(await ties(tenant)).toEqual([{ adult: "mum", pick: 1 }]);
    expect(await what(tenant)).toMatchObject([
      { id: "dad", status: "inactive", roles: null },
      { id: "kid" },
      { id: "mum", status: "active" },
    ]);
    await undoFile(tenant, one.id);
    expect(await snapshot(tenant)).toEqual(before);
    await take(tenant, school(users([child("mum"), parent("mum")]), enrolled));
    await take(tenant, both);
    expect(await what(tenant)).toMatchObject([
      { id: "dad", status: "active", roles: "guardian" },
      { id: "kid" },
      { id: "mum" },
    ]);
  });

  it("stay when a roster speaks of no guardians at all", async () => {
    const tenant = await makeTenant();
    await take(tenant, school(users([child("mum"), parent("mum")]), enrolled));
    const none = await checkFile(tenant, school(users([child("")]), enrolled));
    expect(none.summary?.entities.users).toMatchObject({ gone: 0 });
    expect(none.summary?.entities.guardianships).toBeUndefined();
  });

  it("who are known by their address stay who they are", async () => {
    const tenant = await makeTenant();
    await run(
      tenant,
      sql`update people set email = 'ada@school.example' where id = ${tenant.adminId}`,
    );
    const list = csvBytes({
      header: ["No", "Name", "Parent name", "Parent email"],
      rows: [["1", "Kid Admin", "Mrs A. Admin", "ADA@school.example"]],
    });
    const checked = await checkFile(tenant, list, "list.csv");
    await applyFile(tenant, checked.id);
    const [tie] = await ask(
      tenant,
      sql`select g.given_name as name, t.status as staff,
      (select group_concat(role) from (select role from role_assignments r where r.person_id = g.id order by 1)) as roles
      from guardianships x join people g on g.id = x.guardian_id join staff t on t.id = g.id`,
    );
    expect(tie).toEqual({ name: "Ada", staff: "active", roles: "guardian,org_admin" });
  });
});

describe("what people made by hand", () => {
  it("stays, except enrollments in a class that ends", async () => {
    const tenant = await makeTenant();
    const sheets = schoolSheets({ students: 3, classes: 2 });
    await take(tenant, rosterZip(sheets));
    await run(
      tenant,
      sql`insert into people (id, sourced_id, given_name, sort_name, created_at, updated_at) values ('stu_hand', 'stu_hand', 'Hand', 'hand', 0, 0)`,
    );
    await run(
      tenant,
      sql`insert into students (id, school_id, sort_name, created_at, updated_at) values ('stu_hand', ${tenant.schoolId}, 'hand', 0, 0)`,
    );
    await run(
      tenant,
      sql`insert into classes (id, sourced_id, school_id, title, created_at, updated_at) values ('cls_club', 'cls_club', ${tenant.schoolId}, 'Chess club', 0, 0)`,
    );
    for (const of of ["cls_club", "class-0", "class-1"]) {
      await run(
        tenant,
        sql`insert into enrollments (id, sourced_id, class_id, school_id, person_id, role, created_at, updated_at)
        select 'enr_' || ${of}, 'enr_' || ${of}, id, school_id, 'stu_hand', 'student', 0, 0 from classes where sourced_id = ${of}`,
      );
    }
    const fewer = schoolSheets({ students: 3, classes: 2 });
    fewer["classes.csv"].rows.splice(1, 1);
    fewer["enrollments.csv"].rows = fewer["enrollments.csv"].rows.filter(
      (row) => row[3] !== "class-1",
    );
    await take(tenant, rosterZip(fewer));
    const active = await ask(
      tenant,
      sql`select id from enrollments where person_id = 'stu_hand' and status = 'active' order by 1`,
    );
    expect(active).toEqual([{ id: "enr_class-0" }, { id: "enr_cls_club" }]);
    const [hand] = await ask(tenant, sql`select status from students where id = 'stu_hand'`);
    expect(hand).toEqual({ status: "enrolled" });
  });

  it("is the rights of those who lead: nobody loses them to a file", async () => {
    const tenant = await makeTenant();
    const staffed = schoolSheets({ students: 1, classes: 2 });
    await take(tenant, rosterZip(staffed));
    await run(
      tenant,
      sql`insert into role_assignments (id, person_id, role, school_id, reach, created_at)
      select 'rol_head', id, 'school_admin', ${tenant.schoolId}, ${tenant.schoolId}, 0 from people where sourced_id = 'teacher-1'`,
    );
    const without = schoolSheets({ students: 1, classes: 2 });
    without["users.csv"].rows = without["users.csv"].rows.filter((row) => row[0] !== "teacher-1");
    without["enrollments.csv"].rows = without["enrollments.csv"].rows.filter(
      (row) => row[0] !== "lead-1",
    );
    const checked = await checkFile(tenant, rosterZip(without));
    expect(checked.summary?.entities.users).toMatchObject({ gone: 0 });
    await applyFile(tenant, checked.id);
    const [head] = await ask(
      tenant,
      sql`select t.status from staff t join people p using (id) where p.sourced_id = 'teacher-1'`,
    );
    expect(head).toEqual({ status: "active" });
  });
});

describe("a student who changes school within the tenant", () => {
  it("keeps the earlier stay", async () => {
    const tenant = await makeTenant();
    const orgs = {
      header: HEADERS.orgs,
      rows: [
        ["n", "", "", "North", "school", "", ""],
        ["s", "", "", "South", "school", "", ""],
      ],
    };
    const pupil = (org: string) =>
      users([
        {
          sourcedId: "kid",
          givenName: "Kid",
          familyName: "X",
          role: "student",
          orgSourcedIds: org,
          identifier: "7",
        },
      ]);
    await take(tenant, rosterZip({ "orgs.csv": orgs, "users.csv": pupil("n") }));
    await run(tenant, sql`update student_stays set entered_on = '2026-01-10'`);
    await run(tenant, sql`update students set entered_on = '2026-01-10'`);
    await take(tenant, rosterZip({ "orgs.csv": orgs, "users.csv": pupil("s") }));
    const stays = await ask(
      tenant,
      sql`select c.name, y.left_on is null as open, y.leave_reason as reason from student_stays y join schools c on c.id = y.school_id order by 1`,
    );
    expect(stays).toEqual([
      { name: "North", open: 0, reason: "transferred" },
      { name: "South", open: 1, reason: null },
    ]);
    const again = await checkFile(tenant, rosterZip({ "orgs.csv": orgs, "users.csv": pupil("s") }));
    expect(again.summary?.entities.users).toEqual({ new: 0, changed: 0, unchanged: 1, gone: 0 });
  });
});

it("one file of a OneRoster set on its own is refused with a hint", async () => {
  const tenant = await makeTenant();
  const alone = encode("sourcedId,orgSourcedIds,role,givenName,familyName\nt1,org-1,teacher,A,B\n");
  const checked = await checkFile(tenant, alone, "users.csv");
  expect(checked.state).toBe("refused");
  expect((await problemsOf(tenant, checked.id)).map(({ code }) => code)).toEqual(["file_alone"]);
});
