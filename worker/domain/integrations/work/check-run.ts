import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { ImportEntity } from "../constants";
import type { Report } from "../drafts/report";
import { type CsvRow, readRows } from "../files/csv-rows";
import { readZip } from "../files/zip-archive";
import type { ImportOptions } from "../import.schema";
import { oneRosterPasses } from "../oneroster/open-roster";
import { type PlannedRow, type PlanSetting, planBatch } from "../plan/plan-batch";
import { type Coverage, MISSING_ORDER } from "../plan/plan-missing";
import type { RosterPass } from "../roster-pass";
import { studentsPass } from "../students-csv/open-students";
import { importProblems, importRows } from "../tables";
import { type ImportRecord, ROWS_A_BATCH } from "./advance";
import { coverageOf, missingRows, schoolOf } from "./check-scope";
import { type CheckState, dayOf } from "./check-state";

/**
 * One run over the files: holds the uploaded bytes (20 MB at most), one open reader and the rows of
 * one batch. Everything else lies in the database or in `state`.
 */
export class CheckRun {
  private passes: RosterPass[] | null = null;
  private reader: { pass: number; rows: Iterator<CsvRow> } | null = null;
  private coverage: Coverage | null = null;

  constructor(
    private readonly ctx: Ctx,
    private readonly row: ImportRecord,
    private readonly bytes: Uint8Array,
    private readonly options: ImportOptions,
    public state: CheckState,
  ) {}

  startRows(): CheckState {
    this.state = { ...this.state, phase: "rows" };
    return this.state;
  }

  /** Plans the next rows of the files; at their end the search for missing records begins. */
  async rowsBatch(report: Report): Promise<Write[]> {
    const passes = await this.openPasses();
    const pass = passes[this.state.pass];
    if (!pass) {
      this.coverage = await coverageOf(this.ctx, this.row, this.state, this.options);
      this.state = { ...this.state, phase: "missing", scope: this.coverage.schools };
      return [];
    }
    const rows = this.take(pass);
    if (rows.length === 0) {
      this.state = { ...this.state, pass: this.state.pass + 1, row: 0 };
      return [];
    }
    sayRagged(pass, rows, report);
    const drafts = await pass.read(rows, report);
    const planned = await planBatch(this.ctx, await this.setting(), drafts, report);
    const ending = this.endingOf(planned);
    this.state = { ...this.state, row: this.state.row + rows.length, ending };
    const isLast = this.state.row >= pass.layout.rows;
    if (isLast) this.state = { ...this.state, pass: this.state.pass + 1, row: 0 };
    return [...this.rowWrites(planned), ...this.problemWrites(report)];
  }

  /** Plans the end of the next records that are not in the files. */
  async missingBatch(): Promise<Write[]> {
    this.coverage ??= await coverageOf(this.ctx, this.row, this.state, this.options);
    const { missing } = this.state;
    const entity = MISSING_ORDER[missing.at];
    if (!entity) {
      this.state = { ...this.state, phase: "finish" };
      return [];
    }
    const { planned, last, isThrough } = await missingRows(
      this.ctx,
      this.coverage,
      entity,
      missing.after,
      dayOf(this.ctx),
    );
    this.state = {
      ...this.state,
      ending: this.endingOf(planned),
      missing: isThrough ? { at: missing.at + 1, after: "" } : { at: missing.at, after: last },
    };
    return this.rowWrites(planned);
  }

  problemWrites(report: Report): Write[] {
    const first = this.state.problems;
    this.state = { ...this.state, problems: first + report.found.length };
    return problemInserts(this.ctx, this.row.id, report, first);
  }

  totalRows(): number {
    return Object.keys(this.state.layouts).reduce((sum, name) => sum + this.rowsOf(name), 0);
  }

  doneRows(): number {
    const behind = (this.passes ?? []).slice(0, this.state.pass);
    const done = behind.reduce((sum, pass) => sum + pass.layout.rows, 0) + this.state.row;
    return Math.min(done, this.row.total || done);
  }

  stepName(): string {
    if (this.state.phase === "rows") return this.passes?.[this.state.pass]?.step ?? "files";
    return "missing";
  }

  private rowsOf(name: string): number {
    const isRead = name !== "roles.csv" && name !== "demographics.csv";
    return isRead ? (this.state.layouts[name]?.rows ?? 0) : 0;
  }

  private async openPasses(): Promise<RosterPass[]> {
    if (this.passes) return this.passes;
    const { layouts, schoolId } = this.state;
    if (this.row.format === "students_csv") {
      const school = await schoolOf(this.ctx, schoolId ?? "");
      const layout = layouts[this.row.fileName];
      if (!school || !layout) return [];
      const file = { name: this.row.fileName, open: () => [this.bytes], layout };
      this.passes = [studentsPass(this.ctx, file, school, this.options)];
      return this.passes;
    }
    const isComplete = layouts["enrollments.csv"]?.mode === "bulk";
    this.passes = oneRosterPasses(this.bytes, readZip(this.bytes), layouts, isComplete);
    return this.passes;
  }

  /** The next rows of a pass; a new run first skips what is behind. */
  private take(pass: RosterPass): CsvRow[] {
    if (this.reader?.pass !== this.state.pass) {
      const rows = readRows(pass.open, pass.layout);
      for (let skipped = 0; skipped < this.state.row; skipped++) rows.next();
      this.reader = { pass: this.state.pass, rows };
    }
    const taken: CsvRow[] = [];
    while (taken.length < ROWS_A_BATCH) {
      const next = this.reader.rows.next();
      if (next.done) break;
      taken.push(next.value);
    }
    return taken;
  }

  private async setting(): Promise<PlanSetting> {
    const { layouts, adopts } = this.state;
    const strict = new Set<ImportEntity>();
    if (layouts["classes.csv"]?.mode === "bulk") strict.add("classes");
    if (layouts["users.csv"]?.mode === "bulk") strict.add("users");
    const school = await schoolOf(
      this.ctx,
      this.state.schoolId ?? "",
      this.row.id,
      this.state.soleOrg,
    );
    return { importId: this.row.id, day: dayOf(this.ctx), strict, school, adopts };
  }

  private rowWrites(planned: PlannedRow[]): Write[] {
    const positions = { ...this.state.positions };
    const counts = { ...this.state.counts };
    const rows = planned.map(({ isEnding: _, target: __, ...row }) => {
      const position = positions[row.entity] ?? 0;
      positions[row.entity] = position + 1;
      const before = counts[row.entity] ?? { new: 0, changed: 0, unchanged: 0, gone: 0 };
      counts[row.entity] = { ...before, [row.change]: before[row.change] + 1 };
      return { importId: this.row.id, position, ...row };
    });
    this.state = { ...this.state, positions, counts };
    return insertMany(this.ctx.db, importRows, rows);
  }

  private endingOf(planned: PlannedRow[]): CheckState["ending"] {
    const more = planned.filter((row) => row.entity === "enrollments" && row.isEnding).length;
    const { ending } = this.state;
    return { ...ending, enrollments: ending.enrollments + more };
  }
}

/** Rows that are shorter or longer than the header; said once for a file that is read twice. */
function sayRagged({ step, file, layout }: RosterPass, rows: CsvRow[], report: Report): void {
  if (step === "guardianships") return;
  const columns = layout.header.length;
  for (const { line, cells } of rows) {
    if (cells.length < columns) report.tally("row_incomplete", { file, line });
    else if (cells.slice(columns).some((cell) => cell !== "")) {
      report.warn("row_too_long", { file, line }, cells.slice(columns).join(" "));
    }
  }
}

/** The writes that keep the problems of a batch. */
export function problemInserts(ctx: Ctx, importId: string, report: Report, first: number): Write[] {
  return insertMany(
    ctx.db,
    importProblems,
    report.found.map((problem, at) => ({ importId, position: first + at, ...problem })),
  );
}
