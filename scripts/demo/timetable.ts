import type { Random } from "./random";

/** Lessons that one group has in a week with one teacher. */
export type WeeklyLessons = { course: string; teacher: string; perWeek: number };

/** A lesson in its place: `day` from 0, `slot` from 0. */
export type PlacedLesson = WeeklyLessons & { group: string; day: number; slot: number };

const ATTEMPTS = 400;

/**
 * A week without clashes: no group and no teacher is in two lessons at once, and no group has a
 * course twice on a day. Tries at random until it fits.
 */
export function makeTimetable(
  random: Random,
  groups: Record<string, WeeklyLessons[]>,
  size: { days: number; slots: number },
): PlacedLesson[] {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const placed = tryOnce(random, groups, size);
    if (placed) return placed;
  }
  throw new Error("The demo timetable does not fit: fewer lessons or more teachers.");
}

function tryOnce(
  random: Random,
  groups: Record<string, WeeklyLessons[]>,
  size: { days: number; slots: number },
): PlacedLesson[] | null {
  const left = new Map<string, number>();
  const load = new Map<string, number>();
  for (const [group, lessons] of Object.entries(groups)) {
    for (const lesson of lessons) {
      left.set(`${group} ${lesson.course}`, lesson.perWeek);
      load.set(lesson.teacher, (load.get(lesson.teacher) ?? 0) + lesson.perWeek);
    }
  }
  const placed: PlacedLesson[] = [];
  for (let day = 0; day < size.days; day++) {
    const today = new Set<string>();
    for (let slot = 0; slot < size.slots; slot++) {
      const busy = new Set<string>();
      for (const group of random.shuffled(Object.keys(groups))) {
        const options = (groups[group] ?? []).filter(
          (lesson) =>
            (left.get(`${group} ${lesson.course}`) ?? 0) > 0 &&
            !busy.has(lesson.teacher) &&
            !today.has(`${group} ${lesson.course}`),
        );
        const urgency = (lesson: WeeklyLessons) =>
          (left.get(`${group} ${lesson.course}`) ?? 0) * 10 +
          (load.get(lesson.teacher) ?? 0) +
          random.next();
        const lesson = options
          .map((option) => ({ option, urgency: urgency(option) }))
          .sort((a, b) => b.urgency - a.urgency)[0]?.option;
        if (!lesson) continue;
        const key = `${group} ${lesson.course}`;
        left.set(key, (left.get(key) ?? 0) - 1);
        load.set(lesson.teacher, (load.get(lesson.teacher) ?? 0) - 1);
        busy.add(lesson.teacher);
        today.add(key);
        placed.push({ ...lesson, group, day, slot });
      }
    }
  }
  return [...left.values()].every((count) => count === 0) ? placed : null;
}
