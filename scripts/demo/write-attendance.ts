import { sql } from "drizzle-orm";
import { datesBetween, meetingsOn } from "#domain/academics/index";
import { buildRegisterId } from "#domain/attendance/index";
import { instantOf, timeIn } from "#platform/clock";
import { auditWrites, insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { markEvents, marks, registers } from "../../worker/domain/attendance/tables";
import { type DemoDay, type DemoRegister, demoRegister, type Progress } from "./demo-register";
import type { Remarks } from "./demo-school";
import { DEMO_KEY } from "./ids";
import { type Lesson, loadTimetable, type Timetable } from "./load-timetable";
import { share } from "./random";

const ONCE = sql`on conflict do nothing`;
const MARKS_A_BATCH = 8_000;
const TAKEN: Progress = { marked: 1, submitted: true };

/** Submitted registers of every lesson from `from` to `to`; what is there already stays. */
export async function writeHistory(
  ctx: Ctx,
  remarks: Remarks,
  from: string,
  to: string,
): Promise<number> {
  if (from > to) return 0;
  const timetable = await loadTimetable(ctx, from, to);
  let waiting: DemoRegister[] = [];
  let count = 0;
  for (const on of datesBetween(from, to)) {
    const day = dayOf(timetable, on);
    for (const lesson of lessonsOn(timetable, on)) {
      const made = demoRegister(timetable, lesson, day, remarks, TAKEN);
      if (made.marks.length > 0) waiting.push(made);
    }
    if (waiting.reduce((sum, one) => sum + one.marks.length, 0) < MARKS_A_BATCH) continue;
    count += await write(ctx, waiting);
    waiting = [];
  }
  return count + (await write(ctx, waiting));
}

/**
 * Today as it looks by now: earlier lessons mostly submitted, some forgotten, the present ones open
 * here and there, later ones not opened. `quiet` is the teacher whose latest lesson is left to take.
 */
export async function writeToday(
  ctx: Ctx,
  remarks: Remarks,
  on: string,
  quiet: string,
): Promise<number> {
  const timetable = await loadTimetable(ctx, on, on);
  const day = dayOf(timetable, on);
  const registers_: DemoRegister[] = [];
  const lessons = lessonsOn(timetable, on);
  const begun = lessons.filter((lesson) => lesson.startsAt <= nowAt(ctx, timetable, lesson));
  const spared = begun.findLast((lesson) => timetable.teacherOf.get(lesson.classId) === quiet);
  for (const lesson of begun) {
    const progress = lesson === spared ? null : progressOf(ctx, timetable, lesson, on, quiet);
    if (!progress) continue;
    const made = demoRegister(timetable, lesson, day, remarks, progress);
    if (made.marks.length > 0) registers_.push(made);
  }
  return write(ctx, registers_);
}

function progressOf(
  ctx: Ctx,
  timetable: Timetable,
  lesson: Lesson,
  on: string,
  quiet: string,
): Progress | null {
  const luck = share(`${lesson.classId.slice(-DEMO_KEY)} ${on} ${lesson.startsAt} progress`);
  const isOver = lesson.endsAt <= nowAt(ctx, timetable, lesson);
  const isQuiet = timetable.teacherOf.get(lesson.classId) === quiet;
  if (isOver) {
    if (isQuiet || luck < 0.86) return TAKEN;
    return luck < 0.93 ? { marked: 0.6, submitted: false } : null;
  }
  if (isQuiet) return null;
  if (luck < 0.35) return TAKEN;
  return luck < 0.6 ? { marked: 0.5, submitted: false } : null;
}

function lessonsOn(timetable: Timetable, on: string): Lesson[] {
  return meetingsOn(on, timetable.lessons, timetable.calendar).filter(
    (lesson) => !timetable.known.has(buildRegisterId(lesson.classId, on, lesson.startsAt)),
  );
}

function dayOf(timetable: Timetable, on: string): DemoDay {
  const midnights = new Map<string, number>();
  for (const [schoolId, timeZone] of timetable.timeZoneOf) {
    // Counted back from noon, so that clock changes at night do not matter.
    midnights.set(schoolId, instantOf(timeZone, on, "12:00") - 12 * 3600_000);
  }
  return {
    on,
    number: Math.floor(Date.parse(`${on}T00:00:00Z`) / 86_400_000),
    midnightOf: (schoolId) => midnights.get(schoolId) ?? Date.parse(`${on}T00:00:00Z`),
    seen: new Set(),
  };
}

function nowAt(ctx: Ctx, timetable: Timetable, lesson: Lesson): string {
  return timeIn(timetable.timeZoneOf.get(lesson.schoolId) ?? "UTC", ctx.now);
}

async function write(ctx: Ctx, made: DemoRegister[]): Promise<number> {
  const [first, ...rest]: Write[] = [
    ...insertMany(
      ctx.db,
      registers,
      made.map((one) => one.register),
      ONCE,
    ),
    ...insertMany(
      ctx.db,
      marks,
      made.flatMap((one) => one.marks),
      ONCE,
    ),
    ...insertMany(
      ctx.db,
      markEvents,
      made.flatMap((one) => one.events),
      ONCE,
    ),
    ...auditWrites(
      ctx,
      made.flatMap((one) => one.audit),
    ),
  ];
  if (first) await ctx.db.batch([first, ...rest]);
  return made.length;
}
