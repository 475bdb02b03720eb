import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

export type Name = {
  givenName?: string | null;
  familyName?: string | null;
  preferredName?: string | null;
};

type DateStyle = "short" | "medium" | "long" | "weekday" | "month";

const DATES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { month: "numeric", day: "numeric" },
  medium: { year: "numeric", month: "short", day: "numeric" },
  long: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  weekday: { weekday: "short", month: "short", day: "numeric" },
  month: { year: "numeric", month: "long" },
};

const FAMILY_FIRST_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const FAMILY_FIRST_LATIN = ["hu", "vi"];

/** Formatters of one locale and of the school's place. In components use `useFormat()`. */
export function formatter(locale: string, { timeZone = "UTC", country = "" } = {}) {
  // English as the country writes it; and where Shona is not known to the browser.
  const english = country === "US" ? "en-US" : "en-GB";
  const tag = locale === "en" ? [english] : [locale, english];
  const clock: Intl.DateTimeFormatOptions =
    tag[0] === "en-US"
      ? { hour: "numeric", minute: "2-digit" }
      : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const dates = (options: Intl.DateTimeFormatOptions, zone: string) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
  return {
    /** A school date `YYYY-MM-DD`. */
    date: (on: string, style: DateStyle = "medium") =>
      dates(DATES[style], "UTC").format(Date.parse(`${on}T00:00:00Z`)),
    /** A moment, in the school's time zone. */
    time: (at: number | string) => dates(clock, timeZone).format(new Date(at)),
    dateTime: (at: number | string) =>
      dates({ month: "short", day: "numeric", ...clock }, timeZone).format(new Date(at)),
    /** A day of the week, 1 is Monday. */
    weekday: (day: number, style: "short" | "long" | "narrow" = "short") =>
      dates({ weekday: style }, "UTC").format(Date.UTC(2024, 0, day)),
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(tag, options).format(value),
    /** A share between 0 and 1. */
    percent: (share: number, digits = 0) =>
      new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: digits }).format(share),
    relative: (at: number, now: number) => relative(tag, at, now),
    list: (items: readonly string[]) =>
      new Intl.ListFormat(tag, { type: "conjunction" }).format(items),
    name: (name: Name) => personName(name, locale),
  };
}

/** A name in the order in which its script is read: 山田 花子, but Hanako Yamada in English. */
export function personName({ givenName, familyName, preferredName }: Name, locale: string): string {
  const given = preferredName || givenName || "";
  const family = familyName || "";
  if (!given || !family) return given || family;
  const familyFirst =
    FAMILY_FIRST_SCRIPT.test(family) ||
    (FAMILY_FIRST_LATIN.includes(locale) && !FAMILY_FIRST_SCRIPT.test(given));
  return familyFirst ? `${family} ${given}` : `${given} ${family}`;
}

function relative(tag: string[], at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const format = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const steps = [
    [60, 1, "second"],
    [3600, 60, "minute"],
    [86400, 3600, "hour"],
    [Number.POSITIVE_INFINITY, 86400, "day"],
  ] as const;
  const [, size, unit] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? steps[3];
  return format.format(Math.round(seconds / size), unit);
}

type RootData = { tenant: { timeZone: string; country: string } | null };

/** `const { date, time, number, name } = useFormat()`: this person's locale, the school's time zone. */
export function useFormat() {
  const { i18n } = useTranslation();
  const root = useRouteLoaderData("root") as RootData | undefined;
  const { timeZone, country } = root?.tenant ?? {};
  return useMemo(
    () => formatter(i18n.language, { timeZone, country }),
    [i18n.language, timeZone, country],
  );
}
