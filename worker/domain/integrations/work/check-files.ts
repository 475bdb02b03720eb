import { eq } from "drizzle-orm";
import { sourcedClassDirectory } from "#domain/academics/index";
import { studentDirectory } from "#domain/people/index";
import { allStoredSchools } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { isDomainError } from "#platform/errors";
import { IMPORT_MAX_ROWS } from "../constants";
import type { Report } from "../drafts/report";
import { Columns } from "../files/cells";
import {
  type CsvLayout,
  type Opener,
  readLayout,
  readRows,
  UnclosedQuote,
} from "../files/csv-rows";
import { readZip, unpack } from "../files/zip-archive";
import type { ImportOptions } from "../import.schema";
import { type FileMode, type Manifest, readManifest } from "../oneroster/manifest";
import { ROSTER_FILES, type RosterFile, rosterFile } from "../oneroster/roster-files";
import { matchColumns } from "../students-csv/student-columns";
import type { CheckState } from "./check-state";

/** Found a reason why the file cannot be imported at all; it is in the report. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

export const MANIFEST = "manifest.csv";

/** Reads every file of a zip once: manifest, encoding, columns, number of rows. Throws a Refusal. */
export function surveyZip(
  fileName: string,
  bytes: Uint8Array,
  state: CheckState,
  report: Report,
): void {
  const entries = readZip(bytes);
  const openerOf = (name: string): Opener | null => {
    const entry = entries.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return entry ? () => unpack(bytes, entry) : null;
  };
  const manifest = surveyManifest(openerOf(MANIFEST), report);
  const names = entries.map((entry) => entry.name);
  for (const name of names) {
    const base = name.replace(/\.csv$/i, "").toLowerCase();
    const file = rosterFile(name);
    const mode = manifest?.modes.get(base);
    if (name.toLowerCase() === MANIFEST) continue;
    if (!file || mode === "absent") {
      if (mode !== "absent" || file) report.warn("file_ignored", { file: name });
      continue;
    }
    if (manifest && !mode) report.warn("manifest_entry_missing", { file: file.name });
    surveyFile(file, openerOf(name) as Opener, mode ?? "bulk", state, report);
  }
  for (const [base, mode] of manifest?.modes ?? []) {
    const file = ROSTER_FILES.find((one) => one.name.toLowerCase() === `${base}.csv`);
    if (file && mode !== "absent" && !state.layouts[file.name]) {
      report.warn("manifest_file_missing", { file: file.name });
    }
  }
  const has = (name: string) => state.layouts[name] !== undefined;
  state.version = manifest?.version ?? (has("roles.csv") ? "1.2" : "1.1");
  refuseTooMany(fileName, state, report);
  readSoleOrg(openerOf("orgs.csv"), state);
}

function surveyManifest(open: Opener | null, report: Report): Manifest | null {
  if (!open) {
    report.warn("manifest_missing", { file: MANIFEST });
    return null;
  }
  const layout = layoutOf(MANIFEST, open, report);
  return readManifest(layout.header, readRows(open, layout), report);
}

function surveyFile(
  file: RosterFile,
  open: Opener,
  mode: FileMode,
  state: CheckState,
  report: Report,
): void {
  const layout = layoutOf(file.name, open, report);
  const columns = new Columns(file.name, layout.header);
  const missing = file.required.filter((column) => !columns.has(column));
  if (layout.rows === 0) {
    report.warn("file_empty", { file: file.name });
    return;
  }
  for (const column of missing)
    report.error("columns_missing", { file: file.name, line: 1, column }, column);
  if (missing.length > 0) throw new Refusal();
  const known = new Set(file.known.map((column) => column.toLowerCase()));
  sayUnknown(
    file.name,
    layout.header,
    (name) => known.has(name) || name.startsWith("metadata."),
    report,
  );
  state.layouts[file.name] = { ...layout, mode };
}

function sayUnknown(
  file: string,
  header: readonly string[],
  isKnown: (name: string) => boolean,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const name of header) {
    const key = name.toLowerCase();
    if (name === "") continue;
    if (seen.has(key)) report.warn("column_twice", { file, line: 1, column: name }, name);
    else if (!isKnown(key)) report.warn("column_unknown", { file, line: 1, column: name }, name);
    seen.add(key);
  }
}

function layoutOf(name: string, open: Opener, report: Report): CsvLayout {
  try {
    const layout = readLayout(open);
    if (layout.damaged) report.warn("encoding_damaged", { file: name }, layout.encoding);
    return layout;
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    report.error("quote_never_closed", { file: name, line: error.line });
    throw new Refusal();
  }
}

/** Columns that only a file of a OneRoster set has. */
const ONEROSTER_COLUMN =
  /^(orgSourcedIds?|classSourcedId|schoolSourcedId|userSourcedId|enabledUser)$/i;

/** A plain CSV: its layout, and a refusal when no column can be a name. */
export function surveySheet(
  name: string,
  open: Opener,
  options: ImportOptions,
  state: CheckState,
  report: Report,
): void {
  const layout = layoutOf(name, open, report);
  state.layouts[name] = { ...layout, mode: "list" };
  if (layout.header.some((header) => ONEROSTER_COLUMN.test(header))) {
    report.error("file_alone", { file: name, line: 1 });
    throw new Refusal();
  }
  const fields = matchColumns(layout.header, options.columns);
  for (const [at, header] of layout.header.entries()) {
    const isChosen = options.columns && header in options.columns;
    if (fields[at] || header === "" || isChosen) continue;
    report.warn("column_unknown", { file: name, line: 1, column: header }, header);
  }
  const hasName = ["fullName", "givenName", "familyName"].some((field) =>
    fields.includes(field as "fullName"),
  );
  if (!hasName) {
    report.error("columns_missing", { file: name, line: 1 }, "fullName");
    throw new Refusal();
  }
  refuseTooMany(name, state, report);
}

function refuseTooMany(file: string, state: CheckState, report: Report): void {
  const rows = Object.values(state.layouts).reduce((sum, layout) => sum + layout.rows, 0);
  if (rows > IMPORT_MAX_ROWS) report.error("too_many_rows", { file }, String(rows));
  if (rows === 0) report.error("nothing_to_import", { file });
  if (rows > IMPORT_MAX_ROWS || rows === 0) throw new Refusal();
}

function readSoleOrg(open: Opener | null, state: CheckState): void {
  const layout = state.layouts["orgs.csv"];
  if (!open || !layout) return;
  const columns = new Columns("orgs.csv", layout.header);
  const schools: string[] = [];
  for (const row of readRows(open, layout)) {
    const cells = columns.row(row);
    const isSchool = ["", "school"].includes(cells.text("type").toLowerCase());
    if (isSchool && cells.text("sourcedId")) schools.push(cells.text("sourcedId"));
  }
  const [only] = schools;
  state.soleOrg = schools.length === 1 && only ? only : null;
}

/**
 * Which school rows without one belong to: the chosen one, else the tenant's only one. A tenant's
 * only school that is still empty and that no source knows becomes the only org of the file.
 */
export async function settleSchool(
  ctx: Ctx,
  options: ImportOptions,
  state: CheckState,
  report: Report,
  file: string,
): Promise<void> {
  const schools = await allStoredSchools(ctx);
  const active = schools.filter(({ record }) => record.status === "active");
  const chosen = options.schoolId && active.find(({ id }) => id === options.schoolId);
  const only = active.length === 1 ? active[0] : undefined;
  const school = chosen || only;
  state.schoolId = school?.id ?? null;
  const isPlain = state.layouts[file]?.mode === "list";
  if (!school && (isPlain || options.schoolId)) {
    report.error("school_needed", { file });
    throw new Refusal();
  }
  if (!school && !state.layouts["orgs.csv"]) report.warn("school_needed", { file });
  const isKnown = schools.some(({ sourcedId }) => sourcedId === state.soleOrg);
  if (!state.soleOrg || isKnown || !school) return;
  const isFresh = school.id === school.sourcedId && (await isEmpty(ctx, school.id));
  if (chosen || isFresh) state.adopts = { sourcedId: state.soleOrg, schoolId: school.id };
}

async function isEmpty(ctx: Ctx, schoolId: string): Promise<boolean> {
  const students = studentDirectory(ctx.db);
  const classes = sourcedClassDirectory(ctx.db);
  const [someStudent, someClass] = await ctx.db.batch([
    ctx.db
      .select({ id: students.id })
      .from(students)
      .where(eq(students.schoolId, schoolId))
      .limit(1),
    ctx.db.select({ id: classes.id }).from(classes).where(eq(classes.schoolId, schoolId)).limit(1),
  ]);
  return someStudent.length + someClass.length === 0;
}

/** What reading the stored file may throw; anything else is not the file's fault. */
const OF_THE_FILE = ["VALIDATION_ERROR", "PAYLOAD_TOO_LARGE", "NOT_FOUND"];

/** The sentence for an import that cannot be read at all. */
export function sentenceOf(error: unknown, report: Report): string | null {
  const fatal = report.found.find((problem) => problem.severity === "error");
  if (error instanceof Refusal)
    return fatal ? `${fatal.file}: ${fatal.message}` : "The file cannot be read.";
  return isDomainError(error) && OF_THE_FILE.includes(error.code) ? error.message : null;
}
