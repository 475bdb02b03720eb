import { beforeAll, describe, expect, it } from "vitest";
import {
  CalendarDaySet,
  createMeeting,
  deleteCalendarDay,
  endMeeting,
  listCalendarDays,
  listClashes,
  listMeetings,
  listPeriods,
  MeetingCreate,
  meetingsOn,
  replacePeriods,
  setCalendarDay,
  setMeetings,
  slotsClash,
  timetable,
  updateMeeting,
} from "#domain/academics/index";
import { addDays, dateIn, weekdayOf } from "#platform/clock";
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
/** A Monday well ahead. */
let monday: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  branch = await aSchool(school);
  today = dateIn("America/New_York", Date.now());
  monday = addDays(today, 15 - weekdayOf(today));
});

const slot = (weekday: number, startsAt: string, endsAt: string, input: object = {}) =>
  MeetingCreate.parse({ weekday, startsAt, endsAt, ...input });
const day = (input: object) => CalendarDaySet.parse({ title: "Day", ...input });

describe("what takes place on a date", () => {
  const base = {
    schoolId: "a",
    weekday: 1,
    startsAt: "09:00",
    endsAt: "10:00",
    beginsOn: null,
    endsOn: null,
  };
  const late = { ...base, startsAt: "13:00", endsAt: "14:00" };
  const tuesday = { ...base, weekday: 2 };
  const exception = {
    on: "2026-11-23",
    schoolId: "",
    kind: "holiday" as const,
    weekday: null,
    closesAt: null,
  };
  const on = (days: Parameters<typeof meetingsOn>[2], date = "2026-11-23") =>
    meetingsOn(date, [late, base, tuesday], days);

  it("is the weekday's meetings by time", () => {
    expect(on([])).toEqual([base, late]);
    expect(on([], "2026-11-24")).toEqual([tuesday]);
  });

  it("is nothing on a holiday, the morning on an early closing, another weekday when swapped", () => {
    expect(on([exception])).toEqual([]);
    expect(on([{ ...exception, kind: "early_closing", closesAt: "13:00" }])).toEqual([base]);
    expect(on([{ ...exception, kind: "school_day", weekday: 2 }])).toEqual([tuesday]);
    const saturday = { ...exception, on: "2026-11-28", kind: "school_day" as const, weekday: 1 };
    expect(on([saturday], "2026-11-28")).toEqual([base, late]);
  });

  it("follows the school's own exception before the one for every school", () => {
    const own = { ...exception, schoolId: "a", kind: "school_day" as const };
    expect(on([exception, own])).toEqual([base, late]);
    expect(on([{ ...own, schoolId: "b", kind: "holiday" }])).toEqual([base, late]);
  });

  it("keeps to the first and last date of a meeting", () => {
    const spanned = { ...base, beginsOn: "2026-11-24", endsOn: "2026-12-07" };
    const at = (date: string) => meetingsOn(date, [spanned], []).length;
    expect(["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"].map(at)).toEqual([0, 1, 1, 0]);
  });

  it("knows when two weekly times can meet", () => {
    expect(slotsClash(base, { ...base, startsAt: "09:59", endsAt: "11:00" })).toBe(true);
    expect(slotsClash(base, { ...base, startsAt: "10:00", endsAt: "11:00" })).toBe(false);
    expect(slotsClash(base, tuesday)).toBe(false);
    const first = { ...base, endsOn: "2026-12-01" };
    expect(slotsClash(first, { ...base, beginsOn: "2026-12-02" })).toBe(false);
  });
});

describe("weekly times", () => {
  it("are added with a period's times or their own", async () => {
    const [period] = await listPeriods(school.asAdmin(), { schoolId: school.schoolId });
    const cls = await aClassOf(school);
    const admin = school.asAdmin();
    const first = await createMeeting(
      admin,
      cls.id,
      MeetingCreate.parse({ weekday: 1, periodId: period?.id }),
    );
    expect(first.meetings).toMatchObject([
      { weekday: 1, periodTitle: period?.title, startsAt: period?.startsAt, beginsOn: today },
    ]);
    await expectAudit(school, "meeting.created", first.meetings[0]?.id ?? "");
    await createMeeting(admin, cls.id, slot(1, "18:00", "19:00", { location: "Lab" }));
    expect((await listMeetings(admin, cls.id)).meetings).toHaveLength(2);
    await refused(createMeeting(admin, cls.id, slot(1, "18:30", "19:30")), "CONFLICT");
    await refused(createMeeting(admin, cls.id, slot(1, "19:00", "18:00")), "VALIDATION_ERROR");
    await refused(
      createMeeting(admin, cls.id, MeetingCreate.parse({ weekday: 1 })),
      "VALIDATION_ERROR",
    );
    await refused(
      createMeeting(admin, cls.id, MeetingCreate.parse({ weekday: 1, periodId: "per_x" })),
      "NOT_FOUND",
    );
  });

  it("change from a date on; before it the timetable stays what it was", async () => {
    const cls = await aClassOf(school);
    const admin = school.asAdmin();
    const { meetings } = await createMeeting(
      admin,
      cls.id,
      slot(1, "09:00", "10:00", { beginsOn: "2026-01-05" }),
    );
    const id = meetings[0]?.id ?? "";
    const changed = await updateMeeting(admin, id, {
      startsAt: "11:00",
      endsAt: "12:00",
      from: monday,
    });
    expect(changed.meetings.map((one) => [one.startsAt, one.beginsOn, one.endsOn])).toEqual([
      ["09:00", "2026-01-05", addDays(monday, -1)],
      ["11:00", monday, null],
    ]);
    await expectAudit(school, "meeting.updated", id);
    const week = await timetable(admin, { classId: cls.id, from: addDays(monday, -7), to: monday });
    expect(week.days.flatMap((one) => one.meetings.map((meeting) => meeting.startsAt))).toEqual([
      "09:00",
      "11:00",
    ]);
    await refused(updateMeeting(admin, id, { weekday: 3, from: addDays(monday, 30) }), "CONFLICT");
  });

  it("change in place when they have not begun", async () => {
    const cls = await aClassOf(school);
    const admin = school.asAdmin();
    const { meetings } = await createMeeting(
      admin,
      cls.id,
      slot(2, "09:00", "10:00", { beginsOn: monday }),
    );
    const id = meetings[0]?.id ?? "";
    const changed = await updateMeeting(admin, id, { weekday: 3, location: "Gym" });
    expect(changed.meetings).toMatchObject([{ id, weekday: 3, location: "Gym", beginsOn: monday }]);
  });

  it("are set as a whole week: what stays is left alone, the rest ends", async () => {
    const cls = await aClassOf(school);
    const admin = school.asAdmin();
    const early = { beginsOn: "2026-01-01" };
    await createMeeting(admin, cls.id, slot(1, "09:00", "10:00", early));
    const { meetings: before } = await createMeeting(
      admin,
      cls.id,
      slot(2, "09:00", "10:00", early),
    );
    const after = await setMeetings(admin, cls.id, {
      from: today,
      meetings: [
        { weekday: 1, startsAt: "09:00", endsAt: "10:00" },
        { weekday: 4, startsAt: "09:00", endsAt: "10:00" },
      ],
    });
    expect(after.meetings.map((one) => one.weekday)).toEqual([1, 4]);
    expect(after.meetings[0]?.id).toBe(before[0]?.id);
    await expectAudit(school, "meeting.ended", before[1]?.id ?? "");
    const overlapping = [
      { weekday: 1, startsAt: "09:00", endsAt: "10:00" },
      { weekday: 1, startsAt: "09:30", endsAt: "10:30" },
    ];
    await refused(setMeetings(admin, cls.id, { meetings: overlapping }), "CONFLICT");
  });

  it("end, and stop from today on when no date is given", async () => {
    const cls = await aClassOf(school);
    const admin = school.asAdmin();
    const { meetings } = await createMeeting(
      admin,
      cls.id,
      slot(5, "09:00", "10:00", { beginsOn: "2026-01-01" }),
    );
    const id = meetings[0]?.id ?? "";
    expect((await endMeeting(admin, id, {})).meetings).toEqual([]);
    await refused(endMeeting(admin, id, {}), "CONFLICT");
    await expectAudit(school, "meeting.ended", id);
  });

  it("are kept from other roles, schools and tenants", async () => {
    const cls = await aClassOf(school);
    const { meetings } = await createMeeting(school.asAdmin(), cls.id, slot(1, "09:00", "10:00"));
    const id = meetings[0]?.id ?? "";
    for (const ctx of [other.asAdmin(), school.asRole("school_admin", "stf_x", branch)]) {
      await refused(createMeeting(ctx, cls.id, slot(2, "09:00", "10:00")), "NOT_FOUND");
      await refused(setMeetings(ctx, cls.id, { meetings: [] }), "NOT_FOUND");
      await refused(updateMeeting(ctx, id, {}), "NOT_FOUND");
      await refused(endMeeting(ctx, id, {}), "NOT_FOUND");
      await refused(listMeetings(ctx, cls.id), "NOT_FOUND");
    }
    const teacher = school.asRole("teacher", "stf_x");
    await refused(createMeeting(teacher, cls.id, slot(2, "09:00", "10:00")), "FORBIDDEN");
    await refused(setMeetings(teacher, cls.id, { meetings: [] }), "FORBIDDEN");
    await refused(updateMeeting(teacher, id, {}), "FORBIDDEN");
    await refused(endMeeting(teacher, id, {}), "FORBIDDEN");
    await refused(listMeetings(teacher, cls.id), "NOT_FOUND");
  });
});

describe("clashes", () => {
  it("of a teacher and of a room are told, not refused", async () => {
    const tenant = await makeTenant();
    const admin = tenant.asAdmin();
    const teacher = await aUser(tenant);
    const one = await aClassOf(tenant, { title: "One", teacherIds: [teacher.id], location: "Lab" });
    const two = await aClassOf(tenant, { title: "Two", teacherIds: [teacher.id] });
    const three = await aClassOf(tenant, { title: "Three" });
    await createMeeting(admin, one.id, slot(1, "09:00", "10:00"));
    const { clashes } = await createMeeting(admin, two.id, slot(1, "09:30", "10:30"));
    expect(clashes).toMatchObject([
      {
        kind: "teacher",
        what: teacher.displayName,
        startsAt: "09:30",
        endsAt: "10:00",
        otherClassTitle: "One",
      },
    ]);
    const rooms = await createMeeting(
      admin,
      three.id,
      slot(1, "09:00", "09:15", { location: " lab " }),
    );
    expect(rooms.clashes).toMatchObject([{ kind: "room", otherClassTitle: "One" }]);
    const all = await listClashes(admin, tenant.schoolId);
    expect(all.map((clash) => clash.kind).sort()).toEqual(["room", "teacher"]);
    await refused(listClashes(other.asAdmin(), tenant.schoolId), "NOT_FOUND");
    await refused(listClashes(tenant.asRole("teacher", "stf_x"), tenant.schoolId), "NOT_FOUND");
    const parent = await aGuardian(tenant, [await aStudent(tenant, { classIds: [one.id] })]);
    const family = await listMeetings(tenant.asRole("guardian", parent.id, null), one.id);
    expect(family).toMatchObject({ meetings: [{ weekday: 1 }], clashes: [] });
  });
});

describe("the bell schedule", () => {
  it("is replaced whole; classes follow from a date on and keep their past", async () => {
    const tenant = await makeTenant();
    const admin = tenant.asAdmin();
    const { schoolId } = tenant;
    const [first, second] = await listPeriods(admin, { schoolId });
    const cls = await aClassOf(tenant);
    await createMeeting(
      admin,
      cls.id,
      MeetingCreate.parse({ weekday: 1, periodId: first?.id, beginsOn: "2026-01-01" }),
    );
    const periods = await replacePeriods(admin, {
      schoolId,
      from: monday,
      periods: [
        { id: first?.id, title: "First", startsAt: "07:30", endsAt: "08:15" },
        { title: "New", startsAt: "09:00", endsAt: "09:45" },
      ],
    });
    expect(periods.map((one) => one.title)).toEqual(["First", "New"]);
    expect(periods[0]?.id).toBe(first?.id);
    expect(periods.map((one) => one.id)).not.toContain(second?.id);
    const { meetings } = await listMeetings(admin, cls.id);
    expect(meetings.map((one) => [one.startsAt, one.beginsOn, one.endsOn])).toEqual([
      ["07:30", monday, null],
      [first?.startsAt, "2026-01-01", addDays(monday, -1)],
    ]);
    await expectAudit(tenant, "period.updated", schoolId, 2);
  });

  it("refuses times in the wrong order, unknown periods, other schools and weaker roles", async () => {
    const { schoolId } = school;
    const admin = school.asAdmin();
    const bell = { title: "X", startsAt: "10:00", endsAt: "09:00" };
    await refused(replacePeriods(admin, { schoolId, periods: [bell] }), "VALIDATION_ERROR");
    const good = { title: "X", startsAt: "09:00", endsAt: "10:00" };
    await refused(
      replacePeriods(admin, { schoolId, periods: [{ ...good, id: "per_x" }] }),
      "NOT_FOUND",
    );
    await refused(
      replacePeriods(admin, { schoolId: other.schoolId, periods: [good] }),
      "NOT_FOUND",
    );
    await refused(
      replacePeriods(school.asRole("school_admin", "stf_x", branch), { schoolId, periods: [] }),
      "FORBIDDEN",
    );
    await refused(
      replacePeriods(school.asRole("teacher", "stf_x"), { schoolId, periods: [] }),
      "FORBIDDEN",
    );
    await refused(listPeriods(school.asStranger(), { schoolId }), "UNAUTHENTICATED");
    await refused(listPeriods(other.asAdmin(), { schoolId }), "NOT_FOUND");
  });
});

describe("calendar days", () => {
  it("are set, replaced and removed, with audit rows", async () => {
    const admin = school.asAdmin();
    const on = "2027-03-01";
    const set = await setCalendarDay(admin, day({ on, kind: "holiday", title: "Holiday" }));
    expect(set).toMatchObject({ schoolId: null, kind: "holiday" });
    const again = await setCalendarDay(
      admin,
      day({ on, kind: "school_day", weekday: 3, title: "Swap" }),
    );
    expect(again).toMatchObject({ id: set.id, kind: "school_day", weekday: 3 });
    const own = await setCalendarDay(
      admin,
      day({ on, kind: "early_closing", closesAt: "12:00", schoolId: branch }),
    );
    const at = async (schoolId?: string) =>
      (await listCalendarDays(admin, { from: on, to: on, schoolId })).map((one) => one.id);
    expect(await at()).toEqual([set.id, own.id]);
    expect(await at(school.schoolId)).toEqual([set.id]);
    await deleteCalendarDay(admin, set.id);
    expect(await at()).toEqual([own.id]);
    await expectAudit(school, "calendar.updated", set.id, 3);
  });

  it("refuse an early closing without a time, other reaches and foreign ids", async () => {
    const on = "2027-03-02";
    await refused(
      setCalendarDay(school.asAdmin(), day({ on, kind: "early_closing" })),
      "VALIDATION_ERROR",
    );
    await refused(
      setCalendarDay(school.asAdmin(), day({ on, kind: "holiday", schoolId: other.schoolId })),
      "NOT_FOUND",
    );
    const local = school.asRole("school_admin", "stf_x", branch);
    await refused(setCalendarDay(local, day({ on, kind: "holiday" })), "FORBIDDEN");
    const own = await setCalendarDay(local, day({ on, kind: "holiday", schoolId: branch }));
    const shared = await setCalendarDay(school.asAdmin(), day({ on, kind: "holiday" }));
    await refused(deleteCalendarDay(local, shared.id), "NOT_FOUND");
    await refused(deleteCalendarDay(other.asAdmin(), own.id), "NOT_FOUND");
    await refused(deleteCalendarDay(school.asRole("teacher", "stf_x"), own.id), "FORBIDDEN");
    await refused(
      setCalendarDay(school.asRole("teacher", "stf_x"), day({ on, kind: "holiday" })),
      "FORBIDDEN",
    );
    await deleteCalendarDay(local, own.id);
  });
});

describe("the timetable", () => {
  it("works holidays in, names teachers and rooms, in one trip", async () => {
    const tenant = await makeTenant();
    const admin = tenant.asAdmin();
    const teacher = await aUser(tenant);
    const cls = await aClassOf(tenant, { title: "1A", teacherIds: [teacher.id], location: "R1" });
    await createMeeting(admin, cls.id, slot(1, "09:00", "10:00"));
    await setCalendarDay(admin, day({ on: addDays(monday, 7), kind: "holiday", title: "Off" }));
    const ctx = tenant.asAdmin();
    const plan = await timetable(ctx, {
      schoolId: tenant.schoolId,
      from: monday,
      to: addDays(monday, 13),
    });
    expect(ctx.db.$cost.trips).toBe(1);
    expect(plan.days).toHaveLength(14);
    const held = plan.days.filter((one) => one.meetings.length > 0);
    expect(held.map((one) => one.on)).toEqual([monday]);
    expect(held[0]?.meetings[0]).toMatchObject({
      classTitle: "1A",
      location: "R1",
      teachers: [{ id: teacher.id }],
    });
    expect(plan.days[7]?.exceptions).toEqual([{ schoolId: null, kind: "holiday", title: "Off" }]);
  });

  it("of a person follows the dates of their enrollments", async () => {
    const [one, two] = [await aClassOf(school), await aClassOf(school)];
    const pupil = await aStudent(school);
    await createMeeting(school.asAdmin(), one.id, slot(1, "09:00", "10:00"));
    await createMeeting(school.asAdmin(), two.id, slot(1, "09:00", "10:00"));
    await anEnrollment(school, one.id, pupil, { endsOn: addDays(monday, 3) });
    await anEnrollment(school, two.id, pupil, { beginsOn: addDays(monday, 4) });
    const parent = await aGuardian(school, [pupil]);
    const teacher = await aUser(school);
    await anEnrollment(school, one.id, teacher.id, { role: "teacher" });
    const query = { personId: pupil, from: monday, to: addDays(monday, 7) };
    for (const ctx of [
      school.asAdmin(),
      school.asRole("student", pupil),
      school.asRole("guardian", parent.id, null),
    ]) {
      const { days } = await timetable(ctx, query);
      expect(days.flatMap((each) => each.meetings.map((meeting) => meeting.classId))).toEqual([
        one.id,
        two.id,
      ]);
    }
    const mine = await timetable(school.asRole("teacher", teacher.id), {
      from: monday,
      to: monday,
    });
    expect(mine.days[0]?.meetings.map((meeting) => meeting.classId)).toEqual([one.id]);
  });

  it("refuses too long a stretch, dates in the wrong order, and what is out of reach", async () => {
    const admin = school.asAdmin();
    await refused(timetable(admin, { from: monday, to: addDays(monday, 62) }), "VALIDATION_ERROR");
    await refused(timetable(admin, { from: monday, to: addDays(monday, -1) }), "VALIDATION_ERROR");
    const cls = await aClassOf(school);
    const pupil = await aStudent(school);
    await refused(timetable(other.asAdmin(), { classId: cls.id }), "NOT_FOUND");
    await refused(timetable(other.asAdmin(), { schoolId: school.schoolId }), "NOT_FOUND");
    await refused(timetable(other.asAdmin(), { personId: pupil }), "NOT_FOUND");
    const teacher = school.asRole("teacher", "stf_x");
    await refused(timetable(teacher, { classId: cls.id }), "NOT_FOUND");
    await refused(timetable(teacher, { personId: pupil }), "NOT_FOUND");
    const away = school.asRole("staff", "stf_x", branch);
    await refused(timetable(away, { schoolId: school.schoolId }), "NOT_FOUND");
    await refused(timetable(school.asRole("board", "stf_x"), {}), "FORBIDDEN");
  });
});
