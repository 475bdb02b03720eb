/** How `3/4/2012` is meant where nothing else tells. */
export type DateOrder = "day_first" | "month_first";

const ERAS: Record<string, number> = {
  R: 2018,
  令和: 2018,
  令: 2018,
  H: 1988,
  平成: 1988,
  平: 1988,
  S: 1925,
  昭和: 1925,
  昭: 1925,
  T: 1911,
  大正: 1911,
  大: 1911,
};

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/;
const YEAR_FIRST = /^(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?(?: .*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const JAPANESE =
  /^([RHST]|令和|平成|昭和|大正|令|平|昭|大)(\d{1,2}|元)[/.\-年](\d{1,2})[/.\-月](\d{1,2})日?$/i;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/**
 * A date as people and systems write it, as `YYYY-MM-DD`: ISO, 2012/4/3, 2012年4月3日, 平成24年4月3日,
 * H24.4.3, 20120403, 3.4.2012, 3/4/2012. Null when it is none or does not exist.
 */
export function parseDate(text: string, order: DateOrder = "day_first"): string | null {
  const value = text.normalize("NFKC").trim();
  const plain = ISO.exec(value) ?? YEAR_FIRST.exec(value) ?? COMPACT.exec(value);
  if (plain) return dateOf(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const era = JAPANESE.exec(value);
  if (era) {
    const since = ERAS[(era[1] ?? "").toUpperCase()] ?? 0;
    const year = era[2] === "元" ? 1 : Number(era[2]);
    return dateOf(since + year, Number(era[3]), Number(era[4]));
  }
  const last = YEAR_LAST.exec(value);
  if (!last) return null;
  const [first, second, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  const monthFirst = order === "month_first" && last[2] === "/" && first <= 12;
  return monthFirst || second > 12 ? dateOf(year, first, second) : dateOf(year, second, first);
}

function dateOf(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
