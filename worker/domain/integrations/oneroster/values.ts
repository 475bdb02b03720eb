import type { Report } from "../drafts/report";
import type { Cells } from "../files/cells";
import { parseDate } from "../files/date-text";

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/;

/** A text cell cut to a length, or undefined where it is empty. */
export function textOf(
  cells: Cells,
  column: string,
  report: Report,
  longest = 200,
): string | undefined {
  const text = cells.text(column);
  if (text.length <= longest) return text || undefined;
  report.warn("value_too_long", cells.place(column), text.slice(0, 60));
  return text.slice(0, longest);
}

/** A date cell, or undefined where it is empty or none. */
export function dateOf(cells: Cells, column: string, report: Report): string | undefined {
  const text = cells.text(column);
  if (text === "") return undefined;
  const date = parseDate(text);
  if (date === null) report.warn("date_invalid", cells.place(column), text);
  return date ?? undefined;
}

/** An address that can be written to, or undefined. */
export function emailOf(cells: Cells, column: string, report: Report): string | undefined {
  const text = cells.text(column);
  if (text === "") {
    if (cells.columns.has(column)) report.tally("email_missing", cells.place(column));
    return undefined;
  }
  if (text.length <= 254 && EMAIL.test(text)) return text;
  report.warn("email_invalid", cells.place(column), text);
  return undefined;
}

/** One of the possible values, without regard to case; undefined and a warning for another one. */
export function oneOfThese<T extends string>(
  cells: Cells,
  column: string,
  values: readonly T[],
  report: Report,
): T | undefined {
  const text = cells.text(column).toLowerCase();
  if (text === "") return undefined;
  const value = values.find((candidate) => candidate.toLowerCase() === text);
  if (!value) report.warn("value_unknown", cells.place(column), cells.text(column));
  return value;
}

/** The sourcedId and status that every row begins with; null when there is no sourcedId. */
export function recordOf(
  cells: Cells,
  report: Report,
): { sourcedId: string; ends: boolean } | null {
  const sourcedId = cells.text("sourcedId");
  if (sourcedId === "" || sourcedId.length > 255) {
    report.error("id_missing", cells.place("sourcedId"), sourcedId || null);
    return null;
  }
  const status = cells.text("status").toLowerCase();
  const { columns } = cells;
  if (status === "" && columns.has("status")) report.tally("status_empty", cells.place("status"));
  if (columns.has("dateLastModified") && cells.text("dateLastModified") === "") {
    report.tally("date_empty", cells.place("dateLastModified"));
  }
  const ends = ["tobedeleted", "inactive", "deleted"].includes(status);
  if (status && status !== "active" && !ends) {
    report.warn("status_unknown", cells.place("status"), cells.text("status"));
  }
  return { sourcedId, ends };
}

/** Full-width kana without spaces around, as readings are kept. */
export function kanaOf(text: string): string | undefined {
  return text.normalize("NFKC").trim().slice(0, 80) || undefined;
}
