import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  AcademicSessionQuery,
  ClassQuery,
  createMeeting,
  endClass,
  getClass,
  getStudent,
  leaveSchool,
  listAcademicSessions,
  listClasses,
  MeetingCreate,
  planRollOver,
  RollOver,
  type RollOverPlan,
  rollOverYear,
  settleDates,
  timetable,
} from "#domain/academics/index";
import { oneUp, proposedSteps, proposedTitle, yearLater } from "#domain/academics/roll-over-rules";
import { classes, enrollments } from "#domain/academics/tables";
import { students } from "#domain/people/tables";
import { addDays, dateIn, weekdayOf } from "#platform/clock";
import { expectAudit } from "#tests/support/audit";
import { aClassOf, anEnrollment, aStudent, aUser, refused } from "#tests/support/people";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let today: string;
let year: number;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant({ country: "ZW" }), makeTenant()]);
  today = dateIn("Africa/Harare", Date.now());
  year = Number(today.slice(0, 4));
});

async function yearOf(tenant: TestTenant): Promise<string> {
  const query = AcademicSessionQuery.parse({ type: "schoolYear" });
  return (await listAcademicSessions(tenant.asAdmin(), query)).items[0]?.id ?? "";
}

function inputOf(plan: RollOverPlan) {
  return RollOver.parse({ ...plan, classes: plan.classes.filter((one) => one.carry) });
}

describe("what is proposed", () => {
  it("counts grades and titles up and lets the last grade leave", () => {
    expect(oneUp("Form 1")).toBe("Form 2");
    expect(oneUp("小6")).toBe("小7");
    expect(oneUp("09")).toBe("10");
    expect(oneUp("Reception")).toBeNull();
    expect(proposedSteps(["1", "2", "K"])).toEqual([
      { from: "1", to: "2" },
      { from: "2", to: null },
      { from: "K", to: "K" },
    ]);
    expect(proposedTitle("1A", "1")).toBe("2A");
    expect(proposedTitle("1年2組", "1")).toBe("2年2組");
    expect(proposedTitle("Maths 11", "1")).toBe("Maths 11");
    expect(proposedTitle("Evening English", undefined)).toBe("Evening English");
    expect(yearLater("2024-02-29")).toBe("2025-02-28");
  });
});

describe("a new school year", () => {
  it("carries classes, people and weekly times over and leaves the past intact", async () => {
    const admin = school.asAdmin();
    const [firstDay, lastDay, nextFirst] = [`${year}-01-01`, `${year}-12-31`, `${year + 1}-01-01`];
    const monday = addDays(lastDay, 1 - weekdayOf(lastDay));
    const teacher = await aUser(school);
    const one = await aClassOf(school, { title: "1A", type: "homeroom", grades: ["1"] });
    await anEnrollment(school, one.id, teacher.id, { role: "teacher", beginsOn: firstDay });
    const two = await aClassOf(school, { title: "2A", type: "homeroom", grades: ["2"] });
    const early = { enteredOn: firstDay };
    const young = await aStudent(school, { ...early, grade: "1", classIds: [one.id] });
    const old = await aStudent(school, { ...early, grade: "2", classIds: [two.id] });
    const gone = await aStudent(school, { ...early, grade: "1", classIds: [one.id] });
    await leaveSchool(admin, gone, { on: today, reason: "moved" });
    await createMeeting(
      admin,
      one.id,
      MeetingCreate.parse({ weekday: 1, startsAt: "09:00", endsAt: "10:00", beginsOn: firstDay }),
    );

    const from = await yearOf(school);
    const plan = await planRollOver(admin, from);
    expect(plan.year).toMatchObject({
      title: String(year + 1),
      startsOn: nextFirst,
      endsOn: `${year + 1}-12-31`,
    });
    expect(plan.year.terms).toHaveLength(3);
    expect(plan.grades).toEqual([
      { from: "1", to: "2", studentCount: 1 },
      { from: "2", to: null, studentCount: 1 },
    ]);
    expect(plan.classes.map((cls) => [cls.currentTitle, cls.title, cls.carry])).toEqual([
      ["1A", "2A", true],
      ["2A", "2A", false],
    ]);

    const result = await rollOverYear(admin, inputOf(plan));
    expect(result).toMatchObject({
      classesEnded: 2,
      classesCreated: 1,
      studentsPromoted: 1,
      studentsLeft: 1,
      enrollmentsCreated: 2,
    });
    await expectAudit(school, "year.rolled_over", result.sessionId);
    await expectAudit(school, "class.ended", one.id);
    await expectAudit(school, "student.left", old);

    const { items } = await listClasses(admin, ClassQuery.parse({ sessionId: result.sessionId }));
    const next = items[0]?.id ?? "";
    expect(items).toMatchObject([{ title: "2A", grades: ["2"], type: "homeroom" }]);
    const promoted = await getStudent(admin, young);
    expect(promoted).toMatchObject({ grade: "2", status: "enrolled" });
    expect(promoted.enrollments.map((each) => [each.classId, each.beginsOn, each.endsOn])).toEqual([
      [next, nextFirst, null],
      [one.id, firstDay, lastDay],
    ]);
    const graduate = await getStudent(admin, old);
    expect(graduate).toMatchObject({ leftOn: lastDay, leaveReason: "graduated" });
    expect(graduate.stays).toMatchObject([{ leftOn: lastDay }]);
    expect((await getStudent(admin, gone)).enrollments).toHaveLength(1);

    const week = await timetable(admin, {
      personId: teacher.id,
      from: monday,
      to: addDays(monday, 7),
    });
    const held = week.days.flatMap((day) => day.meetings.map((each) => [day.on, each.classId]));
    expect(held).toEqual([
      [monday, one.id],
      [addDays(monday, 7), next],
    ]);
    const before = await getClass(admin, one.id);
    expect(before).toMatchObject({ endedOn: lastDay, title: "1A" });

    await refused(rollOverYear(admin, inputOf(plan)), "CONFLICT");
  });

  it("can leave people and weekly times behind, class by class", async () => {
    const tenant = await makeTenant({ country: "ZW" });
    const admin = tenant.asAdmin();
    const teacher = await aUser(tenant);
    const cls = await aClassOf(tenant, { title: "Choir", teacherIds: [teacher.id] });
    const pupil = await aStudent(tenant, { classIds: [cls.id] });
    await createMeeting(
      admin,
      cls.id,
      MeetingCreate.parse({ weekday: 2, startsAt: "09:00", endsAt: "10:00" }),
    );
    const plan = await planRollOver(admin, await yearOf(tenant));
    const carried = {
      classId: cls.id,
      title: "Choir",
      grades: [],
      carryStudents: false,
      carryTeachers: true,
      carryMeetings: false,
    };
    const result = await rollOverYear(admin, RollOver.parse({ ...plan, classes: [carried] }));
    expect(result).toMatchObject({ enrollmentsCreated: 1, studentsLeft: 0 });
    const rows = await tenant
      .asSystem()
      .db.select()
      .from(enrollments)
      .where(eq(enrollments.beginsOn, plan.year.startsOn));
    expect(rows.map((row) => row.personId)).toEqual([teacher.id]);
    expect((await getStudent(admin, pupil)).status).toBe("enrolled");
  });

  it("refuses classes of elsewhere, dates that do not follow, terms that overlap, and other roles", async () => {
    const tenant = await makeTenant({ country: "ZW" });
    const admin = tenant.asAdmin();
    const from = await yearOf(tenant);
    const plan = await planRollOver(admin, from);
    const foreign = await aClassOf(other);
    const carried = { classId: foreign.id, title: "X", grades: [] };
    const attempt = (change: object) =>
      rollOverYear(admin, RollOver.parse({ ...plan, classes: [], ...change }));
    await refused(attempt({ classes: [carried] }), "NOT_FOUND");
    await refused(
      attempt({ year: { ...plan.year, startsOn: `${year}-12-01` } }),
      "VALIDATION_ERROR",
    );
    await refused(attempt({ year: { ...plan.year, endsOn: `${year}-12-31` } }), "VALIDATION_ERROR");
    const term = { title: "T", startsOn: `${year + 1}-01-01`, endsOn: `${year + 1}-06-30` };
    await refused(attempt({ year: { ...plan.year, terms: [term, term] } }), "VALIDATION_ERROR");
    await refused(
      attempt({ year: { ...plan.year, terms: [{ ...term, endsOn: `${year + 2}-01-01` }] } }),
      "VALIDATION_ERROR",
    );
    await refused(attempt({ fromSessionId: await yearOf(other) }), "NOT_FOUND");
    const [firstTerm] = (
      await listAcademicSessions(admin, AcademicSessionQuery.parse({ type: "term" }))
    ).items;
    await refused(attempt({ fromSessionId: firstTerm?.id }), "VALIDATION_ERROR");
    await refused(planRollOver(admin, firstTerm?.id ?? ""), "VALIDATION_ERROR");
    await refused(planRollOver(other.asAdmin(), from), "NOT_FOUND");
    for (const role of ["school_admin", "staff", "teacher"]) {
      const ctx = tenant.asRole(role, "stf_x");
      await refused(planRollOver(ctx, from), "FORBIDDEN");
      await refused(rollOverYear(ctx, RollOver.parse({ ...plan, classes: [] })), "FORBIDDEN");
    }
  });
});

describe("dates that have come", () => {
  it("let statuses follow, for the sweep only", async () => {
    const tenant = await makeTenant();
    const admin = tenant.asAdmin();
    const soon = addDays(dateIn("America/New_York", Date.now()), 3);
    const cls = await aClassOf(tenant);
    const pupil = await aStudent(tenant);
    const place = await anEnrollment(tenant, cls.id, pupil, { endsOn: soon });
    await endClass(admin, cls.id, { on: addDays(soon, 1) });
    await leaveSchool(admin, pupil, { on: addDays(soon, 1), reason: "moved" });
    const sweep = { ...tenant.asSystem(), now: Date.now() + 6 * 24 * 3600 * 1000 };
    await settleDates(sweep);
    const { db } = tenant.asSystem();
    expect(
      (await db.select().from(enrollments).where(eq(enrollments.id, place.id)))[0]?.status,
    ).toBe("ended");
    expect((await db.select().from(classes).where(eq(classes.id, cls.id)))[0]?.status).toBe(
      "ended",
    );
    expect((await db.select().from(students).where(eq(students.id, pupil)))[0]?.status).toBe(
      "left",
    );
    await refused(settleDates(admin), "FORBIDDEN");
  });
});
