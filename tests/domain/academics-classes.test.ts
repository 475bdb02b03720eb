import { beforeAll, describe, expect, it } from "vitest";
import {
  ClassCreate,
  ClassQuery,
  type ClassStudentQuery,
  ClassStudentQuery as ClassStudentQuerySchema,
  CourseCreate,
  CourseQuery,
  createClass,
  createCourse,
  endClass,
  endCourse,
  getClass,
  getCourse,
  listClasses,
  listClassStudents,
  listCourses,
  updateClass,
  updateCourse,
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

const query = (input: object = {}) => ClassQuery.parse(input);
const draft = (input: object = {}) =>
  ClassCreate.parse({ schoolId: school.schoolId, title: "Class", ...input });
const roster = (input: Partial<ClassStudentQuery> = {}) => ClassStudentQuerySchema.parse(input);

describe("adding a class", () => {
  it("puts it into the school year of today, with teachers, the first one primary", async () => {
    const [first, second] = [await aUser(school), await aUser(school)];
    const cls = await aClassOf(school, {
      title: "1A",
      type: "homeroom",
      grades: ["1"],
      location: "Room 5",
      teacherIds: [first.id, second.id],
    });
    expect(cls).toMatchObject({
      title: "1A",
      type: "homeroom",
      location: "Room 5",
      studentCount: 0,
    });
    expect(cls.teachers.map((one) => [one.personId, one.isPrimary])).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
    expect(cls.terms.map((term) => term.type)).toEqual(["schoolYear"]);
    await expectAudit(school, "class.created", cls.id);
    await expectAudit(school, "enrollment.created", cls.teachers[0]?.enrollmentId ?? "");
  });

  it("refuses schools, courses, terms and teachers that are not there", async () => {
    const admin = school.asAdmin();
    const [foreignTeacher, student] = [await aUser(other), await aStudent(school)];
    const elsewhere = await createCourse(
      admin,
      CourseCreate.parse({ title: "Else", schoolId: branch }),
    );
    for (const input of [
      { schoolId: other.schoolId },
      { courseId: "crs_nothing" },
      { courseId: elsewhere.id },
      { sessionIds: ["acs_nothing"] },
      { teacherIds: [foreignTeacher.id] },
      { teacherIds: [student] },
    ]) {
      await refused(createClass(admin, draft(input)), "NOT_FOUND");
    }
  });

  it("is for those who may write academics at that school", async () => {
    for (const role of ["staff", "teacher", "accountant", "guardian", "student"]) {
      await refused(createClass(school.asRole(role, "stf_x"), draft()), "FORBIDDEN");
    }
    await refused(
      createClass(school.asRole("school_admin", "stf_x", branch), draft()),
      "FORBIDDEN",
    );
    await createClass(school.asRole("school_admin", "stf_x"), draft());
    await createClass(school.asAdmin(), draft({ sourcedId: "cls-src" }));
    await refused(createClass(school.asAdmin(), draft({ sourcedId: "cls-src" })), "CONFLICT");
  });
});

describe("changing and ending a class", () => {
  it("changes what is given and keeps an audit row", async () => {
    const cls = await aClassOf(school, { title: "Old", code: "X", grades: ["1"] });
    const changed = await updateClass(school.asAdmin(), cls.id, {
      title: "New",
      code: null,
      sessionIds: [],
    });
    expect(changed).toMatchObject({
      title: "New",
      code: null,
      grades: ["1"],
      type: "scheduled",
      terms: [],
    });
    const audit = await expectAudit(school, "class.updated", cls.id);
    expect(audit).toMatchObject({ before: { title: "Old", code: "X" } });
  });

  it("ends on a date with its people and keeps the past", async () => {
    const cls = await aClassOf(school);
    const pupil = await aStudent(school);
    await anEnrollment(school, cls.id, pupil, { beginsOn: addDays(today, -10) });
    const yesterday = addDays(today, -1);
    const ended = await endClass(school.asAdmin(), cls.id, { on: yesterday });
    expect(ended).toMatchObject({ status: "ended", endedOn: yesterday, studentCount: 0 });
    const before = await listClassStudents(school.asAdmin(), cls.id, roster({ on: yesterday }));
    expect(before.items.map((one) => one.studentId)).toEqual([pupil]);
    await expectAudit(school, "class.ended", cls.id);
    await refused(endClass(school.asAdmin(), cls.id, {}), "CONFLICT");
    await refused(anEnrollment(school, cls.id, await aStudent(school)), "CONFLICT");
    const open = await listClasses(school.asAdmin(), query());
    expect(open.items.map((one) => one.id)).not.toContain(cls.id);
    const gone = await listClasses(school.asAdmin(), query({ status: "ended" }));
    expect(gone.items.map((one) => one.id)).toContain(cls.id);
  });

  it("can be announced: until the date the class goes on", async () => {
    const cls = await aClassOf(school);
    const later = addDays(today, 5);
    expect(await endClass(school.asAdmin(), cls.id, { on: later })).toMatchObject({
      status: "active",
      endedOn: later,
    });
    await anEnrollment(school, cls.id, await aStudent(school));
    await refused(
      anEnrollment(school, cls.id, await aStudent(school), { beginsOn: addDays(later, 1) }),
      "CONFLICT",
    );
  });

  it("keeps others out", async () => {
    const cls = await aClassOf(school);
    const away = school.asRole("school_admin", "stf_x", branch);
    await refused(updateClass(away, cls.id, { title: "X" }), "NOT_FOUND");
    await refused(endClass(away, cls.id, {}), "NOT_FOUND");
    await refused(updateClass(other.asAdmin(), cls.id, { title: "X" }), "NOT_FOUND");
    await refused(endClass(other.asAdmin(), cls.id, {}), "NOT_FOUND");
    await refused(updateClass(school.asRole("teacher", "stf_x"), cls.id, {}), "FORBIDDEN");
    await refused(endClass(school.asRole("staff", "stf_x"), cls.id, {}), "FORBIDDEN");
  });
});

describe("reading classes", () => {
  it("shows teachers theirs, families their child's without classmates, in one trip", async () => {
    const teacher = await aUser(school);
    const mine = await aClassOf(school, { teacherIds: [teacher.id] });
    const foreign = await aClassOf(school);
    const [pupil, mate] = [
      await aStudent(school, { classIds: [mine.id] }),
      await aStudent(school, { classIds: [mine.id] }),
    ];
    const ctx = school.asRole("teacher", teacher.id);
    expect((await listClasses(ctx, query())).items.map((one) => one.id)).toEqual([mine.id]);
    expect(ctx.db.$cost.trips).toBe(1);
    const seen = await getClass(ctx, mine.id);
    expect(ctx.db.$cost.trips).toBe(2);
    expect(seen.students.map((one) => one.studentId).sort()).toEqual([pupil, mate].sort());
    await refused(getClass(ctx, foreign.id), "NOT_FOUND");
    await refused(listClassStudents(ctx, foreign.id, roster()), "NOT_FOUND");

    const parent = await aGuardian(school, [pupil]);
    const family = school.asRole("guardian", parent.id, null);
    const byFamily = await getClass(family, mine.id);
    expect(byFamily).toMatchObject({ students: [], studentCount: 2 });
    await refused(listClassStudents(family, mine.id, roster()), "NOT_FOUND");
    await refused(getClass(family, foreign.id), "NOT_FOUND");
    await refused(getClass(other.asAdmin(), mine.id), "NOT_FOUND");
    await refused(listClasses(school.asRole("board", "stf_x"), query()), "FORBIDDEN");
  });

  it("filters by text, school, course, session, people and type", async () => {
    const admin = school.asAdmin();
    const course = await createCourse(admin, CourseCreate.parse({ title: "Physics" }));
    const teacher = await aUser(school);
    const cls = await aClassOf(school, {
      title: "Physics 100%_A",
      code: "PHY-A",
      courseId: course.id,
      teacherIds: [teacher.id],
      type: "homeroom",
    });
    const pupil = await aStudent(school, { classIds: [cls.id] });
    const year = cls.terms[0]?.id;
    for (const filter of [
      { q: "physics" },
      { q: "100%_" },
      { q: "phy-a" },
      { courseId: course.id },
      { teacherId: teacher.id },
      { studentId: pupil },
      { sessionId: year, q: "physics" },
      { type: "homeroom", q: "physics", schoolId: school.schoolId },
    ]) {
      const { items } = await listClasses(admin, query(filter));
      expect(
        items.map((one) => one.id),
        JSON.stringify(filter),
      ).toEqual([cls.id]);
    }
    expect((await listClasses(admin, query({ q: "%" }))).items.map((one) => one.id)).toEqual([
      cls.id,
    ]);
    expect((await listClasses(admin, query({ q: "p%y" }))).total).toBe(0);
    const sorted = await listClasses(
      admin,
      query({ sort: "updatedAt", order: "desc", perPage: 1 }),
    );
    expect(sorted.items[0]?.id).toBe(cls.id);
    expect(sorted.total).toBeGreaterThan(1);
  });
});

describe("courses", () => {
  it("are added, changed, found and ended", async () => {
    const admin = school.asAdmin();
    const course = await createCourse(
      admin,
      CourseCreate.parse({ title: "Maths", code: "M1", grades: ["1"] }),
    );
    await expectAudit(school, "course.created", course.id);
    const changed = await updateCourse(admin, course.id, { title: "Mathematics", code: null });
    expect(changed).toMatchObject({ title: "Mathematics", code: null, grades: ["1"] });
    await expectAudit(school, "course.updated", course.id);
    expect((await listCourses(admin, CourseQuery.parse({ q: "mathem" }))).items).toMatchObject([
      { id: course.id },
    ]);
    const cls = await aClassOf(school, { courseId: course.id });
    await refused(endCourse(admin, course.id), "CONFLICT");
    await endClass(admin, cls.id, {});
    expect((await endCourse(admin, course.id)).status).toBe("ended");
    await expectAudit(school, "course.ended", course.id);
    await refused(endCourse(admin, course.id), "CONFLICT");
    expect((await getClass(admin, cls.id)).courseTitle).toBe("Mathematics");
  });

  it("of one school are that school's, of the organisation everybody's", async () => {
    const admin = school.asAdmin();
    const local = school.asRole("school_admin", "stf_x", branch);
    const shared = await createCourse(admin, CourseCreate.parse({ title: "Shared" }));
    const own = await createCourse(local, CourseCreate.parse({ title: "Own", schoolId: branch }));
    await refused(createCourse(local, CourseCreate.parse({ title: "Wide" })), "FORBIDDEN");
    await refused(updateCourse(local, shared.id, { title: "X" }), "NOT_FOUND");
    await refused(endCourse(local, shared.id), "NOT_FOUND");
    const listed = await listCourses(admin, CourseQuery.parse({ schoolId: branch, perPage: 200 }));
    expect(listed.items.map((one) => one.id)).toEqual(expect.arrayContaining([shared.id, own.id]));
    expect((await getCourse(school.asRole("teacher", "stf_x"), own.id)).title).toBe("Own");
  });

  it("refuse foreign ids and weaker roles", async () => {
    const course = await createCourse(other.asAdmin(), CourseCreate.parse({ title: "Theirs" }));
    const admin = school.asAdmin();
    await refused(getCourse(admin, course.id), "NOT_FOUND");
    await refused(updateCourse(admin, course.id, { title: "X" }), "NOT_FOUND");
    await refused(endCourse(admin, course.id), "NOT_FOUND");
    const bad = CourseCreate.parse({ title: "X", schoolId: other.schoolId });
    await refused(createCourse(admin, bad), "NOT_FOUND");
    await refused(
      createCourse(admin, CourseCreate.parse({ title: "X", sessionId: "acs_x" })),
      "NOT_FOUND",
    );
    await refused(createCourse(school.asRole("teacher", "stf_x"), bad), "FORBIDDEN");
    await refused(updateCourse(school.asRole("staff", "stf_x"), course.id, {}), "FORBIDDEN");
    await refused(endCourse(school.asRole("staff", "stf_x"), course.id), "FORBIDDEN");
    await refused(listCourses(school.asStranger(), CourseQuery.parse({})), "UNAUTHENTICATED");
  });
});
