import { Temporal } from "temporal-polyfill";

/** The calendar date `YYYY-MM-DD` in `timeZone` at `now` (ms UTC). */
export function dateIn(timeZone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The wall time `HH:MM` in `timeZone` at `now` (ms UTC). */
export function timeIn(timeZone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
}

/** The instant (ms UTC) of a wall time on a date; a time that DST skips moves forward. */
export function instantOf(timeZone: string, on: string, at: string): number {
  return Temporal.PlainDate.from(on).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from(at),
  }).epochMilliseconds;
}

/** ISO weekday of a date: 1 Monday … 7 Sunday. */
export function weekdayOf(on: string): number {
  return Temporal.PlainDate.from(on).dayOfWeek;
}

/** The date `days` later (negative: earlier). */
export function addDays(on: string, days: number): string {
  return Temporal.PlainDate.from(on).add({ days }).toString();
}

/** Whether the text is a real calendar date `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** ISO 8601 UTC for the wire, from ms; null stays null. */
export function isoTime(ms: number): string;
export function isoTime(ms: number | null): string | null;
export function isoTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
