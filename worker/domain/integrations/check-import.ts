import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { isDomainError, notFound } from "#platform/errors";
import { Report } from "./drafts/report";
import { ImportOptions } from "./import.schema";
import {
  advance,
  BATCHES_A_RUN,
  type ImportRecord,
  importAtWork,
  Overtaken,
  untilOvertaken,
} from "./work/advance";
import { clearSome } from "./work/check-clear";
import { sentenceOf, settleSchool, surveySheet, surveyZip } from "./work/check-files";
import { CheckRun } from "./work/check-run";
import { type CheckState, firstState } from "./work/check-state";
import { finishCheck, refuseCheck } from "./work/check-summary";

/**
 * Goes on with checking an upload: reads its files, compares every row with what is there and keeps
 * the plan in import_rows. Works through a bounded number of batches and leaves a message for the
 * rest; each batch is committed together with where it ended, so a crash repeats at most one.
 */
export async function checkImport(ctx: Ctx, importId: string, messageId: string): Promise<void> {
  requireReach(ctx, "imports:run");
  const found = await importAtWork(ctx, importId, ["uploaded", "checking"]);
  if (!found) return;
  const delivery = { type: "import.check" as const, importId, messageId };
  await untilOvertaken(ctx, delivery, () => check(ctx, found));
}

async function check(ctx: Ctx, found: ImportRecord): Promise<void> {
  let row = found;
  let state = (row.cursor as CheckState | null) ?? firstState();
  const options = ImportOptions.parse(row.options);
  let run: CheckRun | null = null;
  for (let batch = 1; batch <= BATCHES_A_RUN; batch++) {
    const report = new Report(state.report);
    const outbox =
      batch === BATCHES_A_RUN
        ? [{ type: "import.check" as const, payload: { importId: row.id } }]
        : [];
    if (state.phase === "clear") {
      const writes = await clearSome(ctx, row.id);
      if (writes.length === 0) state = { ...state, phase: "files" };
      const set = { state: "checking" as const, step: "files", cursor: state };
      row = await advance(ctx, row, { writes, outbox, set });
      continue;
    }
    try {
      if (state.phase === "files") {
        const bytes = await bytesOf(ctx, row);
        await survey(ctx, row, bytes, options, state, report);
        run = new CheckRun(ctx, row, bytes, options, state);
        const writes = run.problemWrites(report);
        state = run.startRows();
        const set = { cursor: state, total: run.totalRows(), done: 0, step: run.stepName() };
        row = await advance(ctx, row, { writes, outbox, set });
        continue;
      }
      run ??= new CheckRun(ctx, row, await bytesOf(ctx, row), options, state);
      if (state.phase === "finish") {
        await finishCheck(ctx, row, state, report, run);
        return;
      }
      const writes =
        state.phase === "rows" ? await run.rowsBatch(report) : await run.missingBatch();
      state = run.state;
      const set = { cursor: state, done: run.doneRows(), step: run.stepName() };
      row = await advance(ctx, row, { writes, outbox, set });
    } catch (error) {
      const sentence = sentenceOf(error, report);
      if (sentence === null) throw asFailure(error);
      await refuseCheck(ctx, row, state, report, sentence);
      return;
    }
  }
}

/** A conflict that nobody caused is no refusal: the job is to be tried again. */
function asFailure(error: unknown): unknown {
  const isOdd = isDomainError(error) && !(error instanceof Overtaken) && error.code === "CONFLICT";
  return isOdd ? new Error("A batch of the check did not go in.", { cause: error }) : error;
}

async function survey(
  ctx: Ctx,
  row: ImportRecord,
  bytes: Uint8Array,
  options: ImportOptions,
  state: CheckState,
  report: Report,
): Promise<void> {
  if (row.format === "oneroster_csv") surveyZip(row.fileName, bytes, state, report);
  else surveySheet(row.fileName, () => [bytes], options, state, report);
  await settleSchool(ctx, options, state, report, row.fileName);
}

async function bytesOf(ctx: Ctx, row: ImportRecord): Promise<Uint8Array> {
  const file = await ctx.ports.files.get(row.fileKey);
  if (!file) throw notFound("The uploaded file");
  return file.bytes();
}
