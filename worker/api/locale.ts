import type { Context } from "hono";
import { LOCALES, type Locale } from "#domain/tenancy/constants";
import type { AppEnv } from "../app-env";
import { cookiesOf } from "./middleware/cookies";

function known(value: string | undefined): Locale | null {
  return LOCALES.find((locale) => locale === value?.toLowerCase().split("-")[0]) ?? null;
}

/** The language of a page: the person's choice, what the browser asks for, the school's, English. */
export function localeOf(c: Context<AppEnv>): Locale {
  const chosen = known(cookiesOf(c.req.raw).locale);
  if (chosen) return chosen;
  for (const part of (c.req.header("accept-language") ?? "").split(",")) {
    const wanted = known(part.split(";")[0]?.trim());
    if (wanted) return wanted;
  }
  return known(c.get("tenant")?.info.locale) ?? "en";
}
