import { isDate } from "#platform/clock";

/** The same day a year later; 29 February becomes the 28th. */
export function yearLater(on: string): string {
  const next = `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`;
  return isDate(next) ? next : `${next.slice(0, 8)}28`;
}

/** The first number in a text, one higher: `Form 1` → `Form 2`, `小6` → `小7`. Null without one. */
export function oneUp(text: string): string | null {
  if (!/\d/.test(text)) return null;
  return text.replace(/\d+/, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));
}

/**
 * What becomes of each grade: one up where that grade is known here, else the students leave. A grade
 * without a number stays.
 */
export function proposedSteps(grades: string[]): { from: string; to: string | null }[] {
  const known = new Set(grades);
  return grades.map((from) => {
    const next = oneUp(from);
    if (next === null) return { from, to: from };
    return { from, to: known.has(next) ? next : null };
  });
}

/** The title of a class a year on: its grade's number goes up where the title has it. */
export function proposedTitle(title: string, grade: string | undefined): string {
  const digits = /\d+/.exec(grade ?? "")?.[0];
  if (!digits) return title;
  const number = new RegExp(`(?<!\\d)${digits}(?!\\d)`);
  return title.replace(number, String(Number(digits) + 1));
}
