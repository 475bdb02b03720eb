import type { MarkCategory } from "./constants";

export type Tally = Record<MarkCategory, number>;
export type Rated = { counts: Tally; rate: number | null };

type Counted = { id: string; category: MarkCategory | null; count: number };

/** (present + late) / (present + late + absent + excused), 0 to 1; null without marks. */
export function rateOf({ present, late, absent, excused }: Tally): number | null {
  const all = present + late + absent + excused;
  return all === 0 ? null : (present + late) / all;
}

/** Counted marks by whatever they were grouped by, in the order of their first row. */
export function ratedBy(rows: readonly Counted[]): (Rated & { id: string })[] {
  const tallies = new Map<string, Tally>();
  for (const { id, category, count } of rows) {
    if (!category) continue;
    const tally = tallies.get(id) ?? { present: 0, late: 0, absent: 0, excused: 0 };
    tally[category] += count;
    tallies.set(id, tally);
  }
  return [...tallies].map(([id, counts]) => ({ id, counts, rate: rateOf(counts) }));
}

export function total(rated: readonly Rated[]): Rated {
  const counts = { present: 0, late: 0, absent: 0, excused: 0 };
  for (const one of rated) {
    counts.present += one.counts.present;
    counts.late += one.counts.late;
    counts.absent += one.counts.absent;
    counts.excused += one.counts.excused;
  }
  return { counts, rate: rateOf(counts) };
}
