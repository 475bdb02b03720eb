import type { LoaderFunction, MetaFunction } from "@remix-run/cloudflare";
import { DEFAULT_LOCALE, type Locale } from "#web/i18n/locales.ts";

type Values = Record<string, string | number>;
type Translate = (locale: Locale, key: string, values?: Values) => string;
type RootData = { locale: Locale; tenant: { name: string } | null };

let translate: Translate = (_, key) => key;

/** Set once by each entry: titles are made outside React, where no hook reaches. */
export function setTranslator(translator: Translate): void {
  translate = translator;
}

/** A route's `meta`: `titled("people:list.title")`, or with values out of the loader's data. */
export function titled<L extends LoaderFunction>(
  key: string,
  values?: (data: NonNullable<Parameters<MetaFunction<L>>[0]["data"]>) => Values,
): MetaFunction<L> {
  return ({ data, matches }) => {
    const root = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
    const filled = data && values ? values(data) : {};
    const title = translate(root?.locale ?? DEFAULT_LOCALE, key, filled);
    return [{ title: `${title} · ${root?.tenant?.name ?? "Homeroom"}` }];
  };
}
