import { addDays, weekdayOf } from "#platform/clock";
import type { CALENDAR_KINDS } from "./constants";

/** What the rules need of a weekly meeting time. */
export type WeeklyMeeting = {
  schoolId: string;
  /** ISO weekday, 1 Monday … 7 Sunday. */
  weekday: number;
  startsAt: string;
  endsAt: string;
  beginsOn: string | null;
  endsOn: string | null;
};

/** A day that differs from the week; `schoolId` '' is every school. */
export type CalendarException = {
  on: string;
  schoolId: string;
  kind: (typeof CALENDAR_KINDS)[number];
  weekday: number | null;
  closesAt: string | null;
};

/** The exception that holds for a school on a date: its own before the one for every school. */
export function exceptionOn<C extends CalendarException>(
  on: string,
  schoolId: string,
  calendarDays: readonly C[],
): C | null {
  const that = calendarDays.filter((day) => day.on === on);
  return (
    that.find((day) => day.schoolId === schoolId) ?? that.find((day) => day.schoolId === "") ?? null
  );
}

/** The meetings that take place on a date, by start time. Holidays and shortened days count. */
export function meetingsOn<M extends WeeklyMeeting>(
  on: string,
  meetings: readonly M[],
  calendarDays: readonly CalendarException[],
): M[] {
  const weekday = weekdayOf(on);
  return meetings
    .filter((meeting) => {
      if (meeting.beginsOn !== null && meeting.beginsOn > on) return false;
      if (meeting.endsOn !== null && meeting.endsOn < on) return false;
      const day = exceptionOn(on, meeting.schoolId, calendarDays);
      if (day?.kind === "holiday") return false;
      if (meeting.weekday !== (day?.weekday ?? weekday)) return false;
      return !(day?.kind === "early_closing" && day.closesAt && meeting.startsAt >= day.closesAt);
    })
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.endsAt.localeCompare(b.endsAt));
}

/** Every date from `from` to `to`, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) dates.push(on);
  return dates;
}

type Slot = {
  weekday: number;
  startsAt: string;
  endsAt: string;
  beginsOn: string | null;
  endsOn: string | null;
};

/** Whether two weekly slots can ever fall on the same moment. */
export function slotsClash(a: Slot, b: Slot): boolean {
  return (
    a.weekday === b.weekday &&
    a.startsAt < b.endsAt &&
    b.startsAt < a.endsAt &&
    (a.beginsOn ?? "") <= (b.endsOn ?? "9999") &&
    (b.beginsOn ?? "") <= (a.endsOn ?? "9999")
  );
}
