import type { ImportProblem } from "#domain/integrations/index";
import { translator } from "#web/i18n/i18n.server.ts";
import type { Locale } from "#web/i18n/locales.ts";

/** What is said of a problem, in the person's language. Its texts stay on the server. */
export function problemText({ code, value, message }: ImportProblem, locale: Locale): string {
  return translator(locale)(`problems:${code}`, { value: value ?? "", defaultValue: message });
}
