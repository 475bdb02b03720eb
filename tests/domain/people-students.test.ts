import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { admitStudent, endStaff, getStudent, leaveSchool } from "#domain/academics/index";
import {
  createStudent,
  returnStudent,
  StudentAdmission,
  StudentCreate,
  updateStudent,
} from "#domain/people/index";
import { personTerms, students } from "#domain/people/tables";
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

const draft = (input: object = {}) =>
  StudentCreate.parse({ schoolId: school.schoolId, givenName: "Ann", familyName: "Lee", ...input });

describe("recording a student", () => {
  it("keeps the person, the stay, the search terms and an audit row", async () => {
    const { id } = await createStudent(
      school.asAdmin(),
      draft({ admissionNumber: "0007", grade: "3" }),
    );
    const profile = await getStudent(school.asAdmin(), id);
    expect(profile).toMatchObject({
      displayName: "Ann Lee",
      admissionNumber: "0007",
      grade: "3",
      status: "enrolled",
      enteredOn: today,
      stays: [{ schoolId: school.schoolId, enteredOn: today, leftOn: null }],
    });
    const terms = await school
      .asSystem()
      .db.select()
      .from(personTerms)
      .where(eq(personTerms.personId, id));
    expect(terms.map((row) => row.term)).toContain("0007");
    const audit = await expectAudit(school, "student.created", id);
    expect(audit).toMatchObject({ actorId: school.adminId, schoolId: school.schoolId });
  });

  it("refuses a number that another student of the school has, also at the same moment", async () => {
    const both = await Promise.allSettled(
      ["A", "B"].map((givenName) =>
        createStudent(school.asAdmin(), draft({ givenName, admissionNumber: "55" })),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const error = await refused(
      createStudent(school.asAdmin(), draft({ admissionNumber: "55" })),
      "CONFLICT",
    );
    expect(error.details[0]?.field).toBe("admissionNumber");
    await createStudent(school.asAdmin(), draft({ admissionNumber: "55", schoolId: branch }));
  });

  it("refuses a taken sourcedId", async () => {
    await createStudent(school.asAdmin(), draft({ sourcedId: "src-1" }));
    await refused(createStudent(school.asAdmin(), draft({ sourcedId: "src-1" })), "CONFLICT");
  });

  it("is for those who may write people at that school", async () => {
    await refused(createStudent(school.asRole("teacher", "stf_x"), draft()), "FORBIDDEN");
    await refused(createStudent(school.asRole("staff", "stf_x", branch), draft()), "FORBIDDEN");
    await refused(createStudent(school.asStranger(), draft()), "UNAUTHENTICATED");
    await createStudent(school.asRole("staff", "stf_x"), draft());
  });

  it("knows no school of another tenant", async () => {
    await refused(
      createStudent(school.asAdmin(), draft({ schoolId: other.schoolId })),
      "NOT_FOUND",
    );
  });
});

describe("admitting a student with guardians and classes", () => {
  it("is one commit: everything is there, or nothing", async () => {
    const cls = await aClassOf(school);
    const known = await aGuardian(school, [await aStudent(school)]);
    const input = {
      ...draft({ givenName: "Admitted" }),
      guardians: [
        { guardianId: known.id, relation: "father" },
        { guardian: { givenName: "New", familyName: "Mother" }, relation: "mother", pays: true },
      ],
      classIds: [cls.id],
    };
    const { id } = await admitStudent(school.asAdmin(), StudentAdmission.parse(input));
    const profile = await getStudent(school.asAdmin(), id);
    expect(profile.guardians.map((one) => one.relation).sort()).toEqual(["father", "mother"]);
    expect(profile.classes).toMatchObject([{ id: cls.id }]);
    await expectAudit(school, "guardian.linked", id, 2);

    const foreign = await aClassOf(other);
    const count = () => school.asSystem().db.$count(students);
    const before = await count();
    await refused(
      admitStudent(school.asAdmin(), StudentAdmission.parse({ ...input, classIds: [foreign.id] })),
      "NOT_FOUND",
    );
    const ghost = [{ guardianId: "gua_nobody", relation: "other" }];
    await refused(
      admitStudent(school.asAdmin(), StudentAdmission.parse({ ...input, guardians: ghost })),
      "NOT_FOUND",
    );
    expect(await count()).toBe(before);
  });

  it("needs the right over academics for classes", async () => {
    const cls = await aClassOf(school);
    const input = StudentAdmission.parse({ ...draft(), classIds: [cls.id] });
    await refused(admitStudent(school.asRole("staff", "stf_x"), input), "FORBIDDEN");
    await refused(admitStudent(school.asRole("teacher", "stf_x"), input), "FORBIDDEN");
  });
});

describe("changing a student", () => {
  it("changes what is given, clears what is null, and finds by the new name", async () => {
    const id = await aStudent(school, { givenName: "Before", grade: "1", alertNote: "Nuts" });
    await updateStudent(school.asAdmin(), id, { givenName: "After", alertNote: null });
    const profile = await getStudent(school.asAdmin(), id);
    expect(profile).toMatchObject({ givenName: "After", grade: "1", alertNote: null });
    const terms = await school
      .asSystem()
      .db.select()
      .from(personTerms)
      .where(eq(personTerms.personId, id));
    expect(terms.some((row) => row.term.startsWith("after"))).toBe(true);
    expect(terms.some((row) => row.term.startsWith("before"))).toBe(false);
    const audit = await expectAudit(school, "student.updated", id);
    expect(audit).toMatchObject({
      before: { givenName: "Before", alertNote: "Nuts" },
      after: { givenName: "After", alertNote: null },
    });
  });

  it("moves the first day of the stay with the entry date", async () => {
    const id = await aStudent(school);
    await updateStudent(school.asAdmin(), id, { enteredOn: "2026-01-10" });
    const { stays } = await getStudent(school.asAdmin(), id);
    expect(stays).toMatchObject([{ enteredOn: "2026-01-10" }]);
  });

  it("refuses a number in use, a foreign id and a school out of reach", async () => {
    await aStudent(school, { admissionNumber: "77" });
    const id = await aStudent(school);
    await refused(updateStudent(school.asAdmin(), id, { admissionNumber: "77" }), "CONFLICT");
    const foreign = await aStudent(other);
    await refused(updateStudent(school.asAdmin(), foreign, { grade: "2" }), "NOT_FOUND");
    await refused(
      updateStudent(school.asRole("staff", "stf_x", branch), id, { grade: "2" }),
      "NOT_FOUND",
    );
    await refused(
      updateStudent(school.asRole("guardian", "gua_x", null), id, { grade: "2" }),
      "FORBIDDEN",
    );
  });
});

describe("leaving and coming back", () => {
  it("ends the stay and every enrollment, and keeps the past", async () => {
    const cls = await aClassOf(school);
    const id = await aStudent(school, { classIds: [cls.id], enteredOn: addDays(today, -30) });
    await leaveSchool(school.asAdmin(), id, { reason: "moved" });
    const gone = await getStudent(school.asAdmin(), id);
    expect(gone).toMatchObject({ status: "left", leftOn: today, leaveReason: "moved" });
    expect(gone.enrollments).toMatchObject([{ classId: cls.id, endsOn: today }]);
    await expectAudit(school, "student.left", id);
    await refused(leaveSchool(school.asAdmin(), id, { reason: "other" }), "CONFLICT");

    const back = addDays(today, 20);
    await returnStudent(school.asAdmin(), id, { on: back, schoolId: branch, grade: "5" });
    const here = await getStudent(school.asAdmin(), id);
    expect(here).toMatchObject({ status: "enrolled", schoolId: branch, grade: "5", leftOn: null });
    expect(here.stays).toMatchObject([
      { schoolId: school.schoolId, leftOn: today, leaveReason: "moved" },
      { schoolId: branch, enteredOn: back, leftOn: null },
    ]);
    await expectAudit(school, "student.returned", id);
    await refused(returnStudent(school.asAdmin(), id, {}), "CONFLICT");
  });

  it("takes effect on its date when that is still to come", async () => {
    const id = await aStudent(school);
    const on = addDays(today, 10);
    await leaveSchool(school.asAdmin(), id, { on, reason: "graduated" });
    expect(await getStudent(school.asAdmin(), id)).toMatchObject({
      status: "enrolled",
      leftOn: on,
    });
    await refused(leaveSchool(school.asAdmin(), id, { reason: "other" }), "CONFLICT");
    await returnStudent(school.asAdmin(), id, {});
    const { stays, leftOn } = await getStudent(school.asAdmin(), id);
    expect(leftOn).toBeNull();
    expect(stays).toHaveLength(1);
  });

  it("refuses a date before the entry, strangers, and foreign ids", async () => {
    const id = await aStudent(school);
    await refused(
      leaveSchool(school.asAdmin(), id, { on: "2020-01-01", reason: "other" }),
      "VALIDATION_ERROR",
    );
    await refused(
      leaveSchool(school.asRole("teacher", "stf_x"), id, { reason: "other" }),
      "FORBIDDEN",
    );
    const foreign = await aStudent(other);
    await refused(leaveSchool(school.asAdmin(), foreign, { reason: "other" }), "NOT_FOUND");
    await refused(returnStudent(school.asAdmin(), foreign, {}), "NOT_FOUND");
    await refused(returnStudent(school.asRole("teacher", "stf_x"), id, {}), "FORBIDDEN");
  });

  it("comes back to another school only after the last day at the first", async () => {
    const id = await aStudent(school);
    await leaveSchool(school.asAdmin(), id, { reason: "moved" });
    await refused(returnStudent(school.asAdmin(), id, { schoolId: branch }), "VALIDATION_ERROR");
    await refused(
      returnStudent(school.asAdmin(), id, { on: addDays(today, 1), schoolId: other.schoolId }),
      "NOT_FOUND",
    );
  });
});

describe("the end of somebody's work", () => {
  it("ends roles and teaching with it", async () => {
    const teacher = await aUser(school);
    const cls = await aClassOf(school, { teacherIds: [teacher.id] });
    const ended = await endStaff(school.asAdmin(), teacher.id, { on: addDays(today, -1) });
    expect(ended).toMatchObject({
      roles: [],
      staff: { status: "ended", endedOn: addDays(today, -1) },
    });
    await expectAudit(school, "staff.ended", teacher.id);
    await refused(
      anEnrollment(school, cls.id, teacher.id, { role: "teacher", beginsOn: addDays(today, 5) }),
      "NOT_FOUND",
    );
    await refused(endStaff(school.asAdmin(), teacher.id, {}), "CONFLICT");
  });

  it("never ends the last administrator", async () => {
    await refused(endStaff(school.asAdmin(), school.adminId, {}), "CONFLICT");
  });

  it("refuses those without the right, and foreign ids", async () => {
    const teacher = await aUser(school);
    const foreign = await aUser(other);
    await refused(endStaff(school.asRole("staff", "stf_x"), teacher.id, {}), "FORBIDDEN");
    await refused(
      endStaff(school.asRole("school_admin", "stf_x", branch), teacher.id, {}),
      "NOT_FOUND",
    );
    await refused(endStaff(school.asAdmin(), foreign.id, {}), "NOT_FOUND");
  });
});
