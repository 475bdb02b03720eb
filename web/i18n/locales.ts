export const LOCALES = ["en", "ja", "sw", "es", "sn"] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: "English",
  ja: "日本語",
  sw: "Kiswahili",
  es: "Español",
  sn: "chiShona",
};

export const DEFAULT_LOCALE: Locale = "en";

/** Locales with every text; in the others English fills the gaps. */
export const COMPLETE: ReadonlySet<Locale> = new Set<Locale>(["en", "ja"]);

export function isLocale(value: unknown): value is Locale {
  return (LOCALES as readonly unknown[]).includes(value);
}

/** Options that the server's and the browser's i18next share. */
export const SHARED_OPTIONS = {
  supportedLngs: [...LOCALES],
  fallbackLng: DEFAULT_LOCALE,
  defaultNS: "common",
  fallbackNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
} as const;

/** The namespaces that the matched routes name in `handle.i18n`, and `common`. */
export function namespacesOf(handles: readonly unknown[]): string[] {
  const names = new Set(["common"]);
  for (const handle of handles) {
    const wanted = (handle as { i18n?: readonly string[] } | undefined)?.i18n ?? [];
    for (const name of wanted) names.add(name);
  }
  return [...names];
}
