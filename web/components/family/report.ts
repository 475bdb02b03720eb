import type { MarkCategory } from "#domain/attendance/constants";

/** A mark in a history, with the words of its code in the reader's language. */
export type ReportMark = {
  registerId: string;
  classId: string;
  classTitle: string;
  on: string;
  startsAt: string;
  periodTitle: string | null;
  code: string;
  category: MarkCategory;
  label: string;
  minutesLate: number | null;
  note: string | null;
  by: { givenName: string; familyName: string; preferredName: string | null } | null;
  at: string;
};

export type Tally = Record<MarkCategory, number>;

export const tallyOf = (marks: readonly Pick<ReportMark, "category">[]): Tally => {
  const tally = { present: 0, late: 0, absent: 0, excused: 0 };
  for (const { category } of marks) tally[category]++;
  return tally;
};

/** (present + late) / all marks; null without marks. */
export function rateOf({ present, late, absent, excused }: Tally): number | null {
  const all = present + late + absent + excused;
  return all === 0 ? null : (present + late) / all;
}

/** Marks by class, the class with the most marks first. */
export function byClass(marks: readonly ReportMark[]) {
  const classes = new Map<string, { classId: string; title: string; marks: ReportMark[] }>();
  for (const mark of marks) {
    const known = classes.get(mark.classId);
    if (known) known.marks.push(mark);
    else
      classes.set(mark.classId, { classId: mark.classId, title: mark.classTitle, marks: [mark] });
  }
  return [...classes.values()]
    .map(({ marks: own, ...one }) => ({ ...one, counts: tallyOf(own) }))
    .sort((a, b) => total(b.counts) - total(a.counts));
}

const total = ({ present, late, absent, excused }: Tally) => present + late + absent + excused;

/** Marks by school date, in the order they come in. */
export function byDay<Mark extends Pick<ReportMark, "on">>(marks: readonly Mark[]) {
  const days = new Map<string, Mark[]>();
  for (const mark of marks) days.set(mark.on, [...(days.get(mark.on) ?? []), mark]);
  return days;
}

/** The months `YYYY-MM` from one date to another. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split("-").map(Number);
  for (let at = from.slice(0, 7); at <= to.slice(0, 7); ) {
    months.push(at);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    at = `${year}-${String(month).padStart(2, "0")}`;
  }
  return months;
}

/** The weeks of a month, Monday first; days of its neighbours are null. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const lead = (first.getUTCDay() + 6) % 7;
  const cells = Array.from({ length: Math.ceil((lead + days) / 7) * 7 }, (_, cell) => {
    const day = cell - lead + 1;
    return day >= 1 && day <= days ? `${month}-${String(day).padStart(2, "0")}` : null;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
