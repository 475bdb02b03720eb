import { addDays, weekdayOf } from "#platform/clock";

export type Holiday = { on: string; title: string };

/** `12-25 Christmas Day` lines, for every year that touches the time from `from` to `to`. */
export function holidaysBetween(
  from: string,
  to: string,
  fixed: string[],
  moving: (year: number) => Holiday[] = () => [],
): Holiday[] {
  const out: Holiday[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const line of fixed) out.push({ on: `${year}-${line.slice(0, 5)}`, title: line.slice(6) });
    out.push(...moving(year));
  }
  return out.filter(({ on }) => on >= from && on <= to);
}

/** The `nth` (negative: from the end) weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  if (nth > 0) {
    const ahead = (weekday - weekdayOf(first) + 7) % 7;
    return addDays(first, ahead + (nth - 1) * 7);
  }
  const next =
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  const last = addDays(next, -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7);
}

/** Good Friday and Easter Monday (Meeus, Jones and Butcher's reckoning). */
export function easter(year: number, titles: [string, string]): Holiday[] {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  const sunday = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return [
    { on: addDays(sunday, -2), title: titles[0] },
    { on: addDays(sunday, 1), title: titles[1] },
  ];
}
