import { describe, expect, it } from "vitest";
import type { RegisterState } from "#domain/attendance/constants";
import { laterBy, nextLesson, registerPath } from "#web/components/roll/lessons.ts";

const lesson = (startsAt: string, endsAt: string, state: RegisterState = "not_opened") => ({
  startsAt,
  endsAt,
  state,
});

const day = [
  lesson("08:00", "08:45", "submitted"),
  lesson("09:00", "09:45"),
  lesson("11:00", "11:45"),
  lesson("14:00", "14:45"),
];

describe("the lesson whose register is next", () => {
  it("is the one that is on", () => {
    expect(nextLesson(day, "09:10")?.startsAt).toBe("09:00");
    expect(nextLesson(day, "11:00")?.startsAt).toBe("11:00");
  });

  it("is the one about to begin before one that was forgotten", () => {
    expect(nextLesson(day, "10:45")?.startsAt).toBe("11:00");
    expect(nextLesson(day, "10:15")?.startsAt).toBe("09:00");
  });

  it("is the next of the day when nothing is overdue, however far away", () => {
    const taken = day.map((one) =>
      one.startsAt < "12:00" ? lesson(one.startsAt, one.endsAt, "submitted") : one,
    );
    expect(nextLesson(taken, "12:00")?.startsAt).toBe("14:00");
    expect(nextLesson(day, "07:00")?.startsAt).toBe("09:00");
  });

  it("is the later of two that overlap", () => {
    const both = [lesson("09:00", "10:30"), lesson("10:00", "11:00")];
    expect(nextLesson(both, "10:05")?.startsAt).toBe("10:00");
  });

  it("is one that is open or was reopened", () => {
    expect(nextLesson([lesson("09:00", "09:45", "reopened")], "15:00")?.state).toBe("reopened");
  });

  it("is none when all are submitted or there are none", () => {
    expect(nextLesson([lesson("09:00", "09:45", "submitted")], "09:10")).toBeNull();
    expect(nextLesson([], "09:10")).toBeNull();
  });
});

describe("a register's address", () => {
  it("can be read", () => {
    const register = { classId: "cls_x", on: "2026-11-20", startsAt: "09:05" };
    expect(registerPath(register)).toBe("/classes/cls_x/register/2026-11-20?at=0905");
  });
});

describe("times of day", () => {
  it("are added up within the day", () => {
    expect([laterBy("08:50", 15), laterBy("23:55", 15)]).toEqual(["09:05", "23:59"]);
  });
});
