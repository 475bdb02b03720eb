import { weekdayOf } from "#platform/clock";
import type { Remarks } from "./demo-school";
import { hash, share } from "./random";

/** What becomes of a student in one lesson; `first` says whether it is the day's first. */
export type Outcome = {
  code: string;
  minutesLate: number | null;
  note: string | null;
  /** Marked absent first, then corrected to late when the student came in. */
  corrected: boolean;
  source: "teacher" | "office";
};

const SPELL_DAYS = 9;

/**
 * How a student attends, always the same for the same student and day: most are reliable, some are
 * often ill, a few often late or away on Mondays; illnesses last for days.
 */
export function outcomeOf(
  student: string,
  on: string,
  dayNumber: number,
  lesson: { startsAt: string; first: boolean },
  remarks: Remarks,
): Outcome {
  const { codes } = remarks;
  const luck = (what: string) => share(`${student} ${on} ${what}`);
  if (isIll(student, dayNumber)) {
    const isReported = share(`${student} ${spellOf(student, dayNumber).block} reported`) < 0.82;
    if (!isReported) return plain(codes.absent);
    return { ...plain(codes.ill), note: note(remarks.ill, student, on, 0.6), source: "office" };
  }
  const away = traits(student).away + (isMondayPerson(student) && weekdayOf(on) === 1 ? 0.45 : 0);
  const day = luck("day");
  if (day < away * 0.35) {
    return {
      ...plain(codes.excused),
      note: note(remarks.excused, student, on, 0.8),
      source: "office",
    };
  }
  if (day < away) return plain(codes.absent);
  if (lesson.first && luck("late") < traits(student).late) {
    const minutes = 3 + Math.floor(luck("minutes") ** 2 * 27);
    const why = note(remarks.late, student, on, 0.35);
    return { ...plain(codes.late), minutesLate: minutes, note: why, corrected: luck("seen") < 0.4 };
  }
  const strayed = luck(lesson.startsAt);
  if (!lesson.first && strayed < 0.004) {
    return { ...plain(codes.late), minutesLate: 2 + Math.floor(luck("stray") * 8) };
  }
  if (!lesson.first && strayed < 0.0065) {
    return { ...plain(codes.elsewhere), note: note(remarks.elsewhere, student, on, 1) };
  }
  return PRESENT;
}

/** An outcome without a code is plain presence. */
export const PRESENT: Outcome = plain("");

function plain(code: string): Outcome {
  return { code, minutesLate: null, note: null, corrected: false, source: "teacher" };
}

function traits(student: string): { away: number; late: number; ill: number } {
  const kind = share(`${student} kind`);
  if (kind < 0.05) return { away: 0.07, late: 0.06, ill: 0.3 };
  if (kind < 0.13) return { away: 0.02, late: 0.2, ill: 0.1 };
  if (kind < 0.3) return { away: 0.03, late: 0.04, ill: 0.16 };
  return { away: 0.008, late: 0.012, ill: 0.07 };
}

function isMondayPerson(student: string): boolean {
  return share(`${student} monday`) < 0.02;
}

/** In each stretch of days a student may fall ill once, for one to four days. */
function spellOf(student: string, dayNumber: number) {
  const block = Math.floor((dayNumber + (hash(student) % SPELL_DAYS)) / SPELL_DAYS);
  return { block, dayInBlock: (dayNumber + (hash(student) % SPELL_DAYS)) % SPELL_DAYS };
}

function isIll(student: string, dayNumber: number): boolean {
  const { block, dayInBlock } = spellOf(student, dayNumber);
  if (share(`${student} ${block} ill`) >= traits(student).ill) return false;
  const length = 1 + Math.floor(share(`${student} ${block} length`) ** 2 * 4);
  const begins = Math.floor(share(`${student} ${block} begins`) * (SPELL_DAYS - length + 1));
  return dayInBlock >= begins && dayInBlock < begins + length;
}

function note(list: string[], student: string, on: string, probability: number): string | null {
  if (share(`${student} ${on} note`) >= probability) return null;
  return list[hash(`${student} ${on} which`) % list.length] || null;
}
