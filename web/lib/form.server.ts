import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/cloudflare";
import type { z } from "zod";
import { ERROR_STATUS, isDomainError } from "#platform/errors";
import { type Translator, translator } from "#web/i18n/i18n.server.ts";
import type { Locale } from "#web/i18n/locales.ts";

type Issue = z.core.$ZodIssue;

/** Checks a form against a contract, with messages in the person's language. */
export function parseForm<Schema extends z.ZodType>(
  form: FormData | URLSearchParams,
  schema: Schema,
  locale: Locale,
) {
  const t = translator(locale);
  return parseWithZod(form, {
    schema,
    formatError: (issues: Issue[]) => issues.map((issue) => wording(t, issue)),
  });
}

type Submission = ReturnType<typeof parseForm>;

/** The answer to a form that did not pass: status 400, everything typed stays. */
export function refuse(submission: Submission) {
  return data({ result: submission.reply({ hideFields: secrets(submission) }) }, { status: 400 });
}

/** The answer to a form that the domain refused: at its field where it names one. Rethrows the rest. */
export function refuseWith(submission: Submission, error: unknown, locale: Locale) {
  if (!isDomainError(error)) throw error;
  const names = new Set(Object.keys(submission.payload));
  const fieldErrors: Record<string, string[]> = {};
  for (const { field, issue } of error.details) {
    if (names.has(field)) {
      fieldErrors[field] = [...(fieldErrors[field] ?? []), sentence(issue, locale)];
    }
  }
  const formErrors = Object.keys(fieldErrors).length ? [] : [sentence(error.message, locale)];
  const result = submission.reply({ fieldErrors, formErrors, hideFields: secrets(submission) });
  return data({ result }, { status: ERROR_STATUS[error.code] });
}

/** A sentence of the domain in the person's language; as it is where nobody has translated it. */
export function sentence(text: string, locale: Locale): string {
  return localized(translator(locale), text);
}

function secrets(submission: Submission): string[] {
  return Object.keys(submission.payload).filter((name) => /password/i.test(name));
}

function wording(t: Translator, issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected !== "number") return t("validation.required");
      return t(/undefined/.test(issue.message) ? "validation.required" : "validation.number");
    case "too_small":
      if (issue.origin !== "string")
        return t("validation.tooSmall", { count: Number(issue.minimum) });
      if (Number(issue.minimum) <= 1) return t("validation.required");
      return t("validation.tooShort", { count: Number(issue.minimum) });
    case "too_big":
      if (issue.origin !== "string")
        return t("validation.tooBig", { count: Number(issue.maximum) });
      return t("validation.tooLong", { count: Number(issue.maximum) });
    case "invalid_value":
      return t("validation.option");
    case "invalid_format":
      return format(t, issue.format) ?? localized(t, issue.message);
    default:
      return localized(t, issue.message);
  }
}

function format(t: Translator, kind: string): string | undefined {
  if (kind === "email" || kind === "url" || kind === "date" || kind === "time") {
    return t(`validation.${kind}`);
  }
}

function localized(t: Translator, text: string): string {
  const key = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return t(`issues:${key}`, { defaultValue: text || t("validation.invalid") });
}
