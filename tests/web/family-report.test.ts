import { describe, expect, it } from "vitest";
import type { MarkCategory, RegisterState } from "#domain/attendance/constants";
import type { ChildRegister } from "#domain/attendance/student-attendance.schema";
import {
  byClass,
  byDay,
  monthsBetween,
  type ReportMark,
  rateOf,
  tallyOf,
  weeksOf,
} from "#web/components/family/report.ts";
import { dayStatus } from "#web/components/family/today-status.ts";

function lesson(
  startsAt: string,
  state: RegisterState,
  category: MarkCategory | null = null,
): ChildRegister {
  const mark = category && {
    studentId: "stu_a",
    code: category.slice(0, 1).toUpperCase(),
    category,
    minutesLate: null,
    note: null,
    source: "teacher" as const,
    by: null,
    at: `2026-11-20T${startsAt}:30.000Z`,
    version: 1,
  };
  const endsAt = startsAt.replace(":00", ":45");
  return { id: startsAt, classTitle: startsAt, startsAt, endsAt, periodTitle: null, state, mark };
}

describe("a child's day in one sentence", () => {
  it("says since when a child has been present, lateness included", () => {
    const status = dayStatus(
      [
        lesson("08:00", "submitted", "absent"),
        lesson("09:00", "submitted", "late"),
        lesson("10:00", "submitted", "present"),
        lesson("11:00", "open"),
      ],
      "11:05",
    );
    expect(status).toMatchObject({ kind: "present", since: "2026-11-20T09:00:30.000Z" });
    expect(status).toMatchObject({ lesson: { startsAt: "10:00" } });
  });

  it("says since which lesson a child has been absent", () => {
    const day = [
      lesson("08:00", "submitted", "present"),
      lesson("09:00", "submitted", "absent"),
      lesson("10:00", "submitted", "absent"),
    ];
    expect(dayStatus(day, "11:00")).toMatchObject({ kind: "absent", since: "09:00" });
  });

  it("says late and excused of the last lesson that is known", () => {
    expect(dayStatus([lesson("08:00", "submitted", "late")], "09:00").kind).toBe("late");
    expect(dayStatus([lesson("08:00", "submitted", "excused")], "09:00").kind).toBe("excused");
  });

  it("guesses nothing where nothing is known", () => {
    expect(dayStatus([], "09:00")).toEqual({ kind: "none" });
    expect(dayStatus([lesson("09:00", "not_opened")], "08:00")).toEqual({
      kind: "before",
      startsAt: "09:00",
    });
    expect(dayStatus([lesson("09:00", "not_opened")], "09:00").kind).toBe("notTaken");
    expect(dayStatus([lesson("09:00", "open")], "09:10").kind).toBe("beingTaken");
    expect(dayStatus([lesson("09:00", "reopened")], "12:00").kind).toBe("beingTaken");
    expect(dayStatus([lesson("09:00", "submitted")], "12:00").kind).toBe("notTaken");
  });
});

const mark = (classId: string, on: string, category: MarkCategory): ReportMark => ({
  registerId: `${classId}${on}`,
  classId,
  classTitle: classId,
  on,
  startsAt: "09:00",
  periodTitle: null,
  code: "P",
  category,
  label: "Present",
  minutesLate: null,
  note: null,
  by: null,
  at: "2026-11-20T09:00:00.000Z",
});

describe("a history", () => {
  const marks = [
    mark("math", "2026-11-20", "late"),
    mark("math", "2026-11-19", "present"),
    mark("art", "2026-11-20", "absent"),
    mark("math", "2026-11-18", "excused"),
  ];

  it("counts present and late as attended, of all marks", () => {
    expect(tallyOf(marks)).toEqual({ present: 1, late: 1, absent: 1, excused: 1 });
    expect(rateOf(tallyOf(marks))).toBe(0.5);
    expect(rateOf(tallyOf([]))).toBeNull();
  });

  it("is kept apart by class, the fullest first, and by day", () => {
    expect(byClass(marks).map(({ title, counts }) => [title, counts.late])).toEqual([
      ["math", 1],
      ["art", 0],
    ]);
    expect([...byDay(marks)].map(([on, ofDay]) => [on, ofDay.length])).toEqual([
      ["2026-11-20", 2],
      ["2026-11-19", 1],
      ["2026-11-18", 1],
    ]);
  });
});

describe("calendars", () => {
  it("run over the end of a year", () => {
    expect(monthsBetween("2026-11-30", "2027-02-01")).toEqual([
      "2026-11",
      "2026-12",
      "2027-01",
      "2027-02",
    ]);
  });

  it("begin their weeks on Monday and hold every day once", () => {
    const weeks = weeksOf("2024-02");
    expect(weeks[0]).toEqual([
      null,
      null,
      null,
      "2024-02-01",
      "2024-02-02",
      "2024-02-03",
      "2024-02-04",
    ]);
    expect(weeks.flat().filter((on) => on !== null)).toHaveLength(29);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeksOf("2026-02")).toHaveLength(5);
    expect(weeksOf("2027-02")).toHaveLength(4);
  });
});
