const CODES =
  "AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GH GL GM GN GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS XK YE ZA ZM ZW".split(
    " ",
  );

/** Countries whose presets are worked out; offered first. */
export const PRESET_COUNTRIES = ["JP", "TZ", "US", "ZW"];

/** Every country with its name in a language, those with a preset first. */
export function countryOptions(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale, "en"], { type: "region" });
  const named = (codes: string[]) =>
    codes
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  return [
    ...named(PRESET_COUNTRIES),
    ...named(CODES.filter((code) => !PRESET_COUNTRIES.includes(code))),
  ];
}

/** The country to start with, by what the browser prefers. */
export function likelyCountry(acceptLanguage: string | null, locale: string): string {
  const region = /[a-z]{2,3}-([A-Z]{2})\b/.exec(acceptLanguage ?? "")?.[1];
  const byLanguage: Record<string, string> = { ja: "JP", sw: "TZ", sn: "ZW" };
  const guess = byLanguage[locale] ?? region;
  return guess && CODES.includes(guess) ? guess : "";
}

const MARKS = /\p{Diacritic}/gu;

/** A web address out of a school's name; empty where the name has no Latin letters. */
export function slugFrom(name: string): string {
  return name
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}
