import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { COMPLETE, DEFAULT_LOCALE, type Locale, namespacesOf, SHARED_OPTIONS } from "./locales.ts";

const files = import.meta.glob<Record<string, unknown>>(
  ["./locales/*/*.json", "!./locales/*/issues.json"],
  {
    import: "default",
  },
);

const backend: BackendModule = {
  type: "backend",
  init: () => {},
  read(locale, namespace, done) {
    const load = files[`./locales/${locale}/${namespace}.json`];
    if (!load) return done(null, {});
    load().then(
      (texts) => done(null, texts),
      (error: unknown) => done(error as Error, false),
    );
  },
};

/** Starts i18next with the texts of this page; later pages' texts are fetched when first shown. */
export async function startI18n(locale: Locale, handles: readonly unknown[]) {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      ...SHARED_OPTIONS,
      lng: locale,
      fallbackLng: COMPLETE.has(locale) ? false : DEFAULT_LOCALE,
      ns: namespacesOf(handles),
      partialBundledLanguages: true,
      react: { useSuspense: true },
    });
  return i18next;
}
