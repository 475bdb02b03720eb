import type { Ctx } from "#platform/ctx";
import type { Report } from "../drafts/report";
import { ImportOptions, type ImportSummary } from "../import.schema";
import { existingEnrollments } from "../plan/plan-missing";
import { matchColumns } from "../students-csv/student-columns";
import { advance, type ImportRecord } from "./advance";
import { type CheckRun, problemInserts } from "./check-run";
import type { CheckState } from "./check-state";

/** Ends a check: counted warnings, the summary, and the import is ready to be committed. */
export async function finishCheck(
  ctx: Ctx,
  row: ImportRecord,
  state: CheckState,
  report: Report,
  run: CheckRun,
): Promise<void> {
  report.settle();
  const enrollments = state.ending.enrollments;
  const existing = Math.max(await existingEnrollments(ctx, state.scope), enrollments);
  const summary = summaryOf(row, { ...state, ending: { enrollments, existing } });
  await advance(ctx, row, {
    writes: run.problemWrites(report),
    set: {
      state: "ready",
      summary,
      cursor: null,
      step: null,
      done: row.total,
      checkedAt: ctx.now,
      error: null,
    },
    audit: [
      {
        action: "import.checked",
        subjectType: "import",
        subjectId: row.id,
        after: { entities: summary.entities, problems: summary.problems, ending: summary.ending },
      },
    ],
  });
}

/** Ends a check that cannot go on: why is in the problems and in one sentence. */
export async function refuseCheck(
  ctx: Ctx,
  row: ImportRecord,
  state: CheckState,
  report: Report,
  sentence: string,
): Promise<void> {
  report.settle();
  await advance(ctx, row, {
    writes: problemInserts(ctx, row.id, report, state.problems),
    set: {
      state: "refused",
      summary: summaryOf(row, state),
      cursor: null,
      step: null,
      checkedAt: ctx.now,
      error: sentence,
    },
    audit: [
      {
        action: "import.refused",
        subjectType: "import",
        subjectId: row.id,
        after: { error: sentence },
      },
    ],
  });
}

function summaryOf(row: ImportRecord, state: CheckState): ImportSummary {
  const { version, report, counts, ending } = state;
  const options = ImportOptions.parse(row.options);
  const sheet = row.format === "students_csv" ? state.layouts[row.fileName] : undefined;
  const fields = sheet ? matchColumns(sheet.header, options.columns) : [];
  return {
    version,
    files: Object.entries(state.layouts).map(([name, layout]) => ({
      name,
      mode: layout.mode === "absent" ? "bulk" : layout.mode,
      encoding: layout.encoding,
      delimiter: layout.delimiter,
      rows: layout.rows,
    })),
    columns: (sheet?.header ?? []).map((header, at) => ({
      header,
      field: fields[at] ?? null,
      samples: sheet?.samples[at] ?? [],
    })),
    entities: counts,
    problems: { errors: report.errors, warnings: report.warnings },
    ending: { ...ending, needsConfirmation: ending.enrollments * 2 > ending.existing },
  };
}
