import { type ImportProblem, STUDENT_FIELDS } from "#domain/integrations/index";
import { translator } from "#web/i18n/i18n.server.ts";
import type { Locale } from "#web/i18n/locales.ts";

/** What is said of a problem, in the person's language. Its texts stay on the server. */
export function problemText({ code, value, message }: ImportProblem, locale: Locale): string {
  const t = translator(locale);
  const isField = code === "columns_missing" && STUDENT_FIELDS.some((field) => field === value);
  const named = isField ? t(`import:studentFields.${value}`) : (value ?? "");
  return t(`problems:${code}`, { value: named, defaultValue: message });
}
