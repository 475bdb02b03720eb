import type { ChildRegister } from "#domain/attendance/student-attendance.schema";

/** What is known of a child's day at `time` (`HH:MM` of the school), as plainly as it can be said. */
export type DayStatus =
  | { kind: "none" }
  /** Nothing has begun. */
  | { kind: "before"; startsAt: string }
  /** Lessons have begun, no register says anything yet. */
  | { kind: "notTaken" | "beingTaken"; startsAt: string }
  /** From the first to the last of an unbroken row of marks of one kind. */
  | { kind: "present" | "absent"; since: string; lesson: ChildRegister }
  | { kind: "late" | "excused"; lesson: ChildRegister };

/** The latest word of the submitted registers; what has not been said is not guessed. */
export function dayStatus(registers: readonly ChildRegister[], time: string): DayStatus {
  const lessons = [...registers].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const marked = lessons.filter(({ mark }) => mark?.category);
  const last = marked.at(-1);
  if (!last?.mark?.category) return withoutMarks(lessons, time);
  if (last.mark.category === "excused") return { kind: "excused", lesson: last };
  if (last.mark.category === "late") return { kind: "late", lesson: last };
  const here = last.mark.category === "present";
  const row: ChildRegister[] = [];
  for (const lesson of [...marked].reverse()) {
    const category = lesson.mark?.category;
    if (here ? category !== "present" && category !== "late" : category !== "absent") break;
    row.unshift(lesson);
  }
  const first = row[0] ?? last;
  if (!here) return { kind: "absent", since: first.startsAt, lesson: last };
  return { kind: "present", since: first.mark?.at ?? "", lesson: last };
}

function withoutMarks(lessons: readonly ChildRegister[], time: string): DayStatus {
  const [first] = lessons;
  if (!first) return { kind: "none" };
  const begun = lessons.filter(({ startsAt }) => startsAt <= time).at(-1);
  const open = lessons.find(({ state }) => state === "open" || state === "reopened");
  if (open) return { kind: "beingTaken", startsAt: open.startsAt };
  if (!begun) return { kind: "before", startsAt: first.startsAt };
  return { kind: "notTaken", startsAt: begun.startsAt };
}
