import type { RegisterSummary } from "#domain/attendance/register.schema";

/** Where the register of a lesson is taken: readable, and the same for everybody. */
export function registerPath({
  classId,
  on,
  startsAt,
}: Pick<RegisterSummary, "classId" | "on" | "startsAt">): string {
  return `/classes/${classId}/register/${on}?at=${startsAt.replace(":", "")}`;
}

/** `HH:MM` some minutes later, within the day. */
export function laterBy(time: string, minutes: number): string {
  const [hours = 0, mins = 0] = time.split(":").map(Number);
  const sum = Math.min(hours * 60 + mins + minutes, 23 * 60 + 59);
  return `${String(Math.floor(sum / 60)).padStart(2, "0")}:${String(sum % 60).padStart(2, "0")}`;
}

const SOON_MINUTES = 20;

/**
 * The lesson whose register is to be taken next at `time` (`HH:MM` of the school): the one that is on
 * now, one about to begin, else the longest overdue, else the next of the day. Null when all is done.
 */
export function nextLesson<Lesson extends Pick<RegisterSummary, "state" | "startsAt" | "endsAt">>(
  lessons: readonly Lesson[],
  time: string,
): Lesson | null {
  const left = lessons.filter(({ state }) => state !== "submitted");
  const now = left.filter(({ startsAt, endsAt }) => startsAt <= time && time < endsAt);
  const soon = laterBy(time, SOON_MINUTES);
  return (
    now.at(-1) ??
    left.find(({ startsAt }) => time < startsAt && startsAt <= soon) ??
    left.find(({ endsAt }) => endsAt <= time) ??
    left.find(({ startsAt }) => time < startsAt) ??
    null
  );
}
