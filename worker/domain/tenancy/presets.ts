import type { Locale, TenantKind } from "./constants";

/** What a new tenant starts with, by country; every value can be changed later. */
export type CountryPreset = {
  timeZone: string;
  locale: Locale;
  currency: string;
  /** The school year's parts as month-day ranges; a range may end in the next year. */
  yearStart: string;
  terms: { type: "term" | "semester"; title: string; from: string; to: string }[];
};

const JAPAN: CountryPreset = {
  timeZone: "Asia/Tokyo",
  locale: "ja",
  currency: "JPY",
  yearStart: "04-01",
  terms: [
    { type: "term", title: "1学期", from: "04-01", to: "07-31" },
    { type: "term", title: "2学期", from: "08-01", to: "12-31" },
    { type: "term", title: "3学期", from: "01-01", to: "03-31" },
  ],
};

const ZIMBABWE: CountryPreset = {
  timeZone: "Africa/Harare",
  locale: "en",
  currency: "USD",
  yearStart: "01-01",
  terms: [
    { type: "term", title: "Term 1", from: "01-01", to: "04-15" },
    { type: "term", title: "Term 2", from: "04-16", to: "08-15" },
    { type: "term", title: "Term 3", from: "08-16", to: "12-31" },
  ],
};

const TANZANIA: CountryPreset = {
  timeZone: "Africa/Dar_es_Salaam",
  locale: "sw",
  currency: "TZS",
  yearStart: "01-01",
  terms: [
    { type: "term", title: "Muhula wa 1", from: "01-01", to: "06-15" },
    { type: "term", title: "Muhula wa 2", from: "06-16", to: "12-31" },
  ],
};

const UNITED_STATES: CountryPreset = {
  timeZone: "America/New_York",
  locale: "en",
  currency: "USD",
  yearStart: "08-01",
  terms: [
    { type: "semester", title: "Fall semester", from: "08-01", to: "12-31" },
    { type: "semester", title: "Spring semester", from: "01-01", to: "06-30" },
  ],
};

const OTHER: CountryPreset = {
  timeZone: "UTC",
  locale: "en",
  currency: "USD",
  yearStart: "09-01",
  terms: [
    { type: "term", title: "Term 1", from: "09-01", to: "12-31" },
    { type: "term", title: "Term 2", from: "01-01", to: "04-15" },
    { type: "term", title: "Term 3", from: "04-16", to: "08-31" },
  ],
};

const COUNTRIES: Record<string, CountryPreset> = {
  JP: JAPAN,
  ZW: ZIMBABWE,
  TZ: TANZANIA,
  US: UNITED_STATES,
  GB: { ...OTHER, timeZone: "Europe/London", currency: "GBP" },
};

/** The preset of a country; a conversation school runs by months, without terms. */
export function presetOf(country: string, kind: TenantKind): CountryPreset {
  const preset = COUNTRIES[country] ?? OTHER;
  return kind === "conversation_school" ? { ...preset, terms: [] } : preset;
}
