import { data } from "@remix-run/cloudflare";
import { ERROR_STATUS, isDomainError } from "#platform/errors";
import type { Locale } from "#web/i18n/locales.ts";
import { sentence } from "#web/lib/form.server.ts";

/** A refusal of a single button's action, to be shown by `Problem` on the same page. Rethrows the rest. */
export function problemOf(error: unknown, locale: Locale) {
  if (!isDomainError(error) || error.code === "NOT_FOUND") throw error;
  return data({ problem: sentence(error.message, locale) }, { status: ERROR_STATUS[error.code] });
}
