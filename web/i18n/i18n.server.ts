import chunks from "virtual:locale-chunks";
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { COMPLETE, DEFAULT_LOCALE, type Locale, SHARED_OPTIONS } from "./locales.ts";

const files = import.meta.glob<Record<string, unknown>>("./locales/*/*.json", {
  eager: true,
  import: "default",
});

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, texts] of Object.entries(files)) {
  const [, locale, namespace] = /locales\/(\w+)\/(\w+)\.json$/.exec(path) ?? [];
  if (!locale || !namespace) continue;
  resources[locale] = { ...resources[locale], [namespace]: texts };
}

const instances = new Map<Locale, i18n>();

/** The i18next of one locale, with every text at hand. Its language never changes. */
export function serverI18n(locale: Locale): i18n {
  const made = instances.get(locale);
  if (made) return made;
  const instance = createInstance();
  instance.use(initReactI18next).init({
    ...SHARED_OPTIONS,
    lng: locale,
    ns: Object.keys(resources[DEFAULT_LOCALE] ?? {}),
    resources: resources as never,
    initAsync: false,
    react: { useSuspense: false },
  });
  instances.set(locale, instance);
  return instance;
}

/** `t` without React: keys with their namespace, `t("public:signIn.title", { name })`. */
export type Translator = (key: string, values?: Record<string, unknown>) => string;

/** `t` for loaders and actions: `translator(context.locale)`. */
export function translator(locale: Locale): Translator {
  const { t } = serverI18n(locale);
  return (key, values) => String(t(key as never, values as never));
}

/** The client files with these namespaces' texts in this locale, to preload. */
export function localeFiles(locale: Locale, namespaces: readonly string[]): string[] {
  const locales = COMPLETE.has(locale) ? [locale] : [locale, DEFAULT_LOCALE];
  return locales.flatMap((one) => namespaces.flatMap((name) => chunks[`${one}/${name}`] ?? []));
}
