import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type CalendarException, meetingsOn, type WeeklyMeeting } from "#domain/academics/index";
import { calendarDays, classes, meetings } from "#domain/academics/tables";
import { listRegisters } from "#domain/attendance/index";
import { insertMany } from "#platform/commit";
import { newId } from "#platform/ids";
import { addDays } from "#tests/support/attendance";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

const FIRST = "2026-06-01";
const DAYS = 21;

let tenant: TestTenant;
const timetable: (WeeklyMeeting & { classId: string })[] = [];
const calendar: CalendarException[] = [];

/** A random timetable and calendar, the same in every run. */
beforeAll(async () => {
  tenant = await makeTenant();
  const { db } = tenant.asSystem();
  const { schoolId } = tenant;
  const stamp = { createdAt: 1, updatedAt: 1 };
  const aDay = fc.integer({ min: 0, max: DAYS }).map((n) => addDays(FIRST, n));
  const aMeeting = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    startsAt: fc.constantFrom("08:00", "10:00", "12:30", "15:00"),
    beginsOn: fc.option(aDay),
    endsOn: fc.option(aDay),
  });
  const anException = fc.record({
    on: aDay,
    schoolId: fc.constantFrom("", schoolId),
    kind: fc.constantFrom("holiday" as const, "school_day" as const, "early_closing" as const),
    weekday: fc.option(fc.integer({ min: 1, max: 7 })),
    closesAt: fc.option(fc.constantFrom("10:00", "12:00")),
  });
  const sample = { seed: 7, numRuns: 60 };
  for (const meeting of fc.sample(aMeeting, sample)) {
    const classId = newId("cls");
    timetable.push({ ...meeting, classId, schoolId, endsAt: "16:00" });
  }
  for (const exception of fc.sample(anException, { seed: 7, numRuns: 25 })) {
    const isTaken = calendar.some(
      (day) => day.on === exception.on && day.schoolId === exception.schoolId,
    );
    if (!isTaken) calendar.push(exception);
  }
  const [first, ...rest] = [
    ...insertMany(
      db,
      classes,
      timetable.map(({ classId }, n) => ({
        id: classId,
        sourcedId: classId,
        schoolId,
        title: `Class ${n}`,
        ...stamp,
      })),
    ),
    ...insertMany(
      db,
      meetings,
      timetable.map((meeting) => ({ id: newId("mtg"), ...meeting, ...stamp })),
    ),
    ...insertMany(
      db,
      calendarDays,
      calendar.map((day) => ({ id: newId("cal"), title: "x", ...day, ...stamp })),
    ),
  ];
  if (first) await db.batch([first, ...rest]);
});

it("finds the same registers in SQL as the timetable's own rules do, on every day", async () => {
  expect(new Set(calendar.map(({ kind }) => kind)).size).toBe(3);
  let found = 0;
  for (let n = 0; n < DAYS; n++) {
    const on = addDays(FIRST, n);
    const listed = await listRegisters(tenant.asAdmin(), { on, page: 1, perPage: 200 });
    const expected = meetingsOn(on, timetable, calendar).map(({ classId }) => classId);
    expect([on, listed.items.map(({ classId }) => classId).sort()]).toEqual([on, expected.sort()]);
    found += listed.total;
  }
  expect(found).toBeGreaterThan(30);
});
