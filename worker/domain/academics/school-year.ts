import type { CountryPreset } from "#domain/tenancy/index";
import { addDays } from "#platform/clock";

export type YearDates = {
  title: string;
  startsOn: string;
  endsOn: string;
  terms: { type: "term" | "semester"; title: string; startsOn: string; endsOn: string }[];
};

/** The calendar year in which a school year ends: what OneRoster calls `schoolYear`. */
export function schoolYearOf(endsOn: string): number {
  return Number(endsOn.slice(0, 4));
}

/** `2026年度`, `2026`, or `2026–27` where the school year spans two calendar years. */
export function yearTitle(startsOn: string, endsOn: string, locale: string): string {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  if (locale.startsWith("ja")) return `${first}年度`;
  return first === last ? first : `${first}–${last.slice(2)}`;
}

/** The school year with its terms that a date falls into, by a country's preset. */
export function yearAround(
  preset: CountryPreset,
  on: string,
  locale = preset.locale as string,
): YearDates {
  const year = Number(on.slice(0, 4));
  const start = `${year}-${preset.yearStart}` <= on ? year : year - 1;
  const startsOn = `${start}-${preset.yearStart}`;
  const endsOn = addDays(`${start + 1}-${preset.yearStart}`, -1);
  const dateOf = (day: string) => `${day < preset.yearStart ? start + 1 : start}-${day}`;
  return {
    title: yearTitle(startsOn, endsOn, locale),
    startsOn,
    endsOn,
    terms: preset.terms.map(({ type, title, from, to }) => ({
      type,
      title,
      startsOn: dateOf(from),
      endsOn: dateOf(to),
    })),
  };
}

const LESSON_TITLES: Record<string, (n: number) => string> = {
  ja: (n) => `${n}限`,
  sw: (n) => `Kipindi cha ${n}`,
  es: (n) => `Hora ${n}`,
  sn: (n) => `Chidzidzo ${n}`,
};

/** The bell schedule a new school starts with: afternoon lessons, or a school day with breaks. */
export function defaultBells(
  kind: string,
  locale: string,
): { title: string; startsAt: string; endsAt: string }[] {
  const titleOf = LESSON_TITLES[locale.split("-")[0] ?? ""] ?? ((n: number) => `Period ${n}`);
  const starts =
    kind === "conversation_school"
      ? ["10:00", "11:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00", "20:00"]
      : ["08:00", "08:50", "09:40", "10:50", "11:40", "13:20", "14:10", "15:00"];
  const minutes = kind === "conversation_school" ? 50 : 45;
  return starts.map((startsAt, at) => ({
    title: titleOf(at + 1),
    startsAt,
    endsAt: minutesLater(startsAt, minutes),
  }));
}

function minutesLater(time: string, minutes: number): string {
  const [hours = 0, mins = 0] = time.split(":").map(Number);
  const total = hours * 60 + mins + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}
