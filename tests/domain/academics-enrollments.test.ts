import { beforeAll, describe, expect, it } from "vitest";
import {
  EnrollmentCreate,
  EnrollmentQuery,
  endEnrollment,
  enrol,
  getClass,
  getEnrollment,
  listEnrollments,
  moveStudent,
  updateEnrollment,
} from "#domain/academics/index";
import { addDays, dateIn } from "#platform/clock";
import { expectAudit } from "#tests/support/audit";
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

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  branch = await aSchool(school);
  today = dateIn("America/New_York", Date.now());
});

const query = (input: object = {}) => EnrollmentQuery.parse(input);
const draft = (classId: string, personId: string, input: object = {}) =>
  EnrollmentCreate.parse({ classId, personId, ...input });

describe("putting people into classes", () => {
  it("begins today unless told, with an audit row", async () => {
    const cls = await aClassOf(school, { title: "Joined" });
    const pupil = await aStudent(school, { givenName: "Jo", familyName: "Iner" });
    const made = await anEnrollment(school, cls.id, pupil);
    expect(made).toMatchObject({
      classTitle: "Joined",
      displayName: "Jo Iner",
      role: "student",
      beginsOn: today,
      endsOn: null,
      status: "active",
    });
    await expectAudit(school, "enrollment.created", made.id);
  });

  it("refuses the same person twice at the same time, also when both ask at once", async () => {
    const cls = await aClassOf(school);
    const pupil = await aStudent(school);
    const both = await Promise.allSettled([
      anEnrollment(school, cls.id, pupil),
      anEnrollment(school, cls.id, pupil),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    await refused(
      anEnrollment(school, cls.id, pupil, { beginsOn: addDays(today, 30) }),
      "CONFLICT",
    );
    const before = { beginsOn: addDays(today, -9), endsOn: addDays(today, -1) };
    await anEnrollment(school, cls.id, pupil, before);
    await refused(anEnrollment(school, cls.id, pupil, before), "CONFLICT");
  });

  it("refuses an end before the begin, students who left, strangers, and foreign ids", async () => {
    const cls = await aClassOf(school);
    const pupil = await aStudent(school);
    const admin = school.asAdmin();
    await refused(
      enrol(admin, draft(cls.id, pupil, { endsOn: addDays(today, -1) })),
      "VALIDATION_ERROR",
    );
    await refused(enrol(admin, draft(cls.id, await aStudent(other))), "NOT_FOUND");
    await refused(enrol(admin, draft((await aClassOf(other)).id, pupil)), "NOT_FOUND");
    await refused(enrol(admin, draft(cls.id, pupil, { role: "teacher" })), "NOT_FOUND");
    const away = school.asRole("school_admin", "stf_x", branch);
    await refused(enrol(away, draft(cls.id, pupil)), "NOT_FOUND");
    const atBranch = await aClassOf(school, { schoolId: branch });
    await refused(enrol(away, draft(atBranch.id, pupil)), "NOT_FOUND");
    await refused(enrol(school.asRole("teacher", "stf_x"), draft(cls.id, pupil)), "FORBIDDEN");
  });

  it("has one primary teacher at a time", async () => {
    const [first, second] = [await aUser(school), await aUser(school)];
    const cls = await aClassOf(school, { teacherIds: [first.id] });
    const added = await anEnrollment(school, cls.id, second.id, {
      role: "teacher",
      isPrimary: true,
    });
    const primary = async () =>
      (await getClass(school.asAdmin(), cls.id)).teachers
        .filter((one) => one.isPrimary)
        .map((one) => one.personId);
    expect(await primary()).toEqual([second.id]);
    const back = cls.teachers[0]?.enrollmentId ?? "";
    await updateEnrollment(school.asAdmin(), back, { isPrimary: true });
    expect(await primary()).toEqual([first.id]);
    await expectAudit(school, "enrollment.updated", back);
    expect((await getEnrollment(school.asAdmin(), added.id)).isPrimary).toBe(false);
  });
});

describe("correcting and ending an enrollment", () => {
  it("changes dates within the rules", async () => {
    const cls = await aClassOf(school);
    const pupil = await aStudent(school);
    const early = await anEnrollment(school, cls.id, pupil, {
      beginsOn: addDays(today, -20),
      endsOn: addDays(today, -10),
    });
    const late = await anEnrollment(school, cls.id, pupil);
    await refused(updateEnrollment(school.asAdmin(), early.id, { endsOn: null }), "CONFLICT");
    await refused(
      updateEnrollment(school.asAdmin(), late.id, { endsOn: "2000-01-01" }),
      "VALIDATION_ERROR",
    );
    const changed = await updateEnrollment(school.asAdmin(), early.id, {
      endsOn: addDays(today, -5),
    });
    expect(changed).toMatchObject({ endsOn: addDays(today, -5), status: "ended" });
  });

  it("ends on its last day, which still counts", async () => {
    const cls = await aClassOf(school);
    const made = await anEnrollment(school, cls.id, await aStudent(school));
    const ended = await endEnrollment(school.asAdmin(), made.id, {});
    expect(ended).toMatchObject({ endsOn: today, status: "ended" });
    expect((await getClass(school.asAdmin(), cls.id)).studentCount).toBe(1);
    await expectAudit(school, "enrollment.ended", made.id);
    await refused(endEnrollment(school.asAdmin(), made.id, {}), "CONFLICT");
  });

  it("never was when it ends before it began", async () => {
    const cls = await aClassOf(school);
    const pupil = await aStudent(school);
    const made = await anEnrollment(school, cls.id, pupil);
    await endEnrollment(school.asAdmin(), made.id, { on: addDays(today, -1) });
    expect((await getClass(school.asAdmin(), cls.id)).studentCount).toBe(0);
    await anEnrollment(school, cls.id, pupil);
  });

  it("keeps others out", async () => {
    const cls = await aClassOf(school);
    const made = await anEnrollment(school, cls.id, await aStudent(school));
    for (const ctx of [other.asAdmin(), school.asRole("school_admin", "stf_x", branch)]) {
      await refused(updateEnrollment(ctx, made.id, {}), "NOT_FOUND");
      await refused(endEnrollment(ctx, made.id, {}), "NOT_FOUND");
      await refused(moveStudent(ctx, made.id, { toClassId: cls.id }), "NOT_FOUND");
    }
    const teacher = school.asRole("teacher", "stf_x");
    await refused(updateEnrollment(teacher, made.id, {}), "FORBIDDEN");
    await refused(endEnrollment(teacher, made.id, {}), "FORBIDDEN");
    await refused(moveStudent(teacher, made.id, { toClassId: cls.id }), "FORBIDDEN");
  });
});

describe("moving a student", () => {
  it("ends one and begins another in one commit, and keeps the past", async () => {
    const [from, to] = [await aClassOf(school), await aClassOf(school)];
    const pupil = await aStudent(school);
    const made = await anEnrollment(school, from.id, pupil, {
      beginsOn: addDays(today, -10),
      endsOn: addDays(today, 90),
    });
    const on = addDays(today, 2);
    const moved = await moveStudent(school.asAdmin(), made.id, { toClassId: to.id, on });
    expect(moved.from).toMatchObject({ id: made.id, endsOn: addDays(on, -1), status: "active" });
    expect(moved.to).toMatchObject({ classId: to.id, beginsOn: on, endsOn: addDays(today, 90) });
    const audit = await expectAudit(school, "enrollment.moved", made.id);
    expect(audit).toMatchObject({ after: { classId: to.id, enrollmentId: moved.to.id } });
    const at = async (date: string) =>
      (await listEnrollments(school.asAdmin(), query({ personId: pupil, on: date }))).items.map(
        (one) => one.classId,
      );
    expect(await at(today)).toEqual([from.id]);
    expect(await at(addDays(on, -1))).toEqual([from.id]);
    expect(await at(on)).toEqual([to.id]);
  });

  it("refuses a class that is the same, over, foreign, or holds the student already", async () => {
    const [from, to] = [await aClassOf(school), await aClassOf(school)];
    const pupil = await aStudent(school);
    const made = await anEnrollment(school, from.id, pupil);
    const admin = school.asAdmin();
    await refused(moveStudent(admin, made.id, { toClassId: from.id }), "VALIDATION_ERROR");
    await refused(
      moveStudent(admin, made.id, { toClassId: (await aClassOf(other)).id }),
      "NOT_FOUND",
    );
    await refused(moveStudent(admin, made.id, { toClassId: "cls_nothing" }), "NOT_FOUND");
    await anEnrollment(school, to.id, pupil);
    await refused(moveStudent(admin, made.id, { toClassId: to.id }), "CONFLICT");
    await endEnrollment(admin, made.id, {});
    const third = await aClassOf(school);
    await refused(
      moveStudent(admin, made.id, { toClassId: third.id, on: addDays(today, 1) }),
      "CONFLICT",
    );
    const teacher = await aUser(school);
    const teaching = await anEnrollment(school, from.id, teacher.id, { role: "teacher" });
    await refused(moveStudent(admin, teaching.id, { toClassId: third.id }), "VALIDATION_ERROR");
  });
});

describe("reading enrollments", () => {
  it("gives families their own and their teachers', never classmates'", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const [pupil, mate] = [await aStudent(school), await aStudent(school)];
    const mine = await anEnrollment(school, cls.id, pupil);
    const theirs = await anEnrollment(school, cls.id, mate);
    const parent = await aGuardian(school, [pupil]);
    const family = school.asRole("guardian", parent.id, null);
    const { items } = await listEnrollments(family, query());
    expect(items.map((one) => one.personId).sort()).toEqual([pupil, teacher.id].sort());
    expect((await getEnrollment(family, mine.id)).id).toBe(mine.id);
    await refused(getEnrollment(family, theirs.id), "NOT_FOUND");
    const byTeacher = school.asRole("teacher", teacher.id);
    expect((await listEnrollments(byTeacher, query({ role: "student" }))).total).toBe(2);
    expect(byTeacher.db.$cost.trips).toBe(1);
    await refused(getEnrollment(other.asAdmin(), mine.id), "NOT_FOUND");
    await refused(listEnrollments(school.asStranger(), query()), "UNAUTHENTICATED");
  });

  it("filters by class, person, role, school, status and date", async () => {
    const cls = await aClassOf(school, { schoolId: branch });
    const pupil = await aStudent(school, { schoolId: branch });
    const over = await anEnrollment(school, cls.id, pupil, {
      beginsOn: "2026-01-01",
      endsOn: "2026-02-01",
    });
    const open = await anEnrollment(school, cls.id, pupil);
    const ids = async (input: object) =>
      (await listEnrollments(school.asAdmin(), query({ classId: cls.id, ...input }))).items.map(
        (one) => one.id,
      );
    expect(await ids({})).toEqual([open.id]);
    expect(await ids({ status: "ended" })).toEqual([over.id]);
    expect((await ids({ status: "all" })).sort()).toEqual([over.id, open.id].sort());
    expect(await ids({ on: "2026-01-15" })).toEqual([over.id]);
    expect(await ids({ role: "teacher" })).toEqual([]);
    expect(await ids({ schoolId: school.schoolId })).toEqual([]);
    expect((await listEnrollments(school.asAdmin(), query({ personId: pupil }))).total).toBe(1);
  });
});
