import { IMPORT_MAX_PROBLEMS, type ImportProblemCode, type ImportSeverity } from "../constants";
import { PROBLEM_TEXTS } from "./problem-texts";

/** Where in the files something was found. */
export type Place = { file: string; line?: number; column?: string };

export type FoundProblem = {
  severity: ImportSeverity;
  file: string;
  line: number | null;
  column: string | null;
  code: ImportProblemCode;
  message: string;
  value: string | null;
};

/** What goes from batch to batch: how many were found, and what is only counted by column. */
export type ReportState = {
  errors: number;
  warnings: number;
  tallies: Record<string, { line: number; count: number }>;
};

const LONGEST_VALUE = 200;

/** Collects the problems of one batch. What is the same in many rows is counted, not listed. */
export class Report {
  readonly found: FoundProblem[] = [];

  constructor(private readonly state: ReportState) {}

  /** The row (or the import) cannot be used. */
  error(code: ImportProblemCode, place: Place, value: string | null = null): void {
    this.add("error", code, place, value, 0);
  }

  /** Something is odd; the import goes on. */
  warn(code: ImportProblemCode, place: Place, value: string | null = null): void {
    this.add("warning", code, place, value, 0);
  }

  /** A warning that is the same for every row of a column: one for all, with the first line. */
  tally(code: ImportProblemCode, place: Place): void {
    const key = [code, place.file, place.column ?? ""].join("\t");
    const known = this.state.tallies[key];
    if (known) known.count++;
    else this.state.tallies[key] = { line: place.line ?? 0, count: 1 };
  }

  /** Turns what was counted into one warning each. */
  settle(): void {
    for (const [key, { line, count }] of Object.entries(this.state.tallies)) {
      const [code = "", file = "", column = ""] = key.split("\t");
      const place = { file, ...(line ? { line } : {}), ...(column ? { column } : {}) };
      this.add("warning", code as ImportProblemCode, place, String(count), count);
    }
    this.state.tallies = {};
  }

  private add(
    severity: ImportSeverity,
    code: ImportProblemCode,
    { file, line, column }: Place,
    value: string | null,
    count: number,
  ): void {
    const number = this.state.errors + this.state.warnings;
    if (severity === "error") this.state.errors++;
    else this.state.warnings++;
    if (number >= IMPORT_MAX_PROBLEMS) return;
    const shown = value === null ? null : value.slice(0, LONGEST_VALUE);
    const message = PROBLEM_TEXTS[code]
      .replace("{value}", shown ?? "")
      .replace("{count}", String(count));
    this.found.push({
      severity,
      code,
      file,
      line: line ?? null,
      column: column ?? null,
      message,
      value: shown,
    });
  }
}
