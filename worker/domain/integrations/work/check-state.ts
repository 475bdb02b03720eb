import { addDays, dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { ImportEntity } from "../constants";
import type { ReportState } from "../drafts/report";
import type { CsvLayout } from "../files/csv-rows";
import type { ImportCounts, ImportSummary } from "../import.schema";
import type { FileMode } from "../oneroster/manifest";
import type { Day } from "../plan/entity-plan";

/** Where a check is. It lies in `imports.cursor` between batches, so it is small and plain JSON. */
export type CheckState = {
  phase: "clear" | "files" | "rows" | "missing" | "finish";
  report: ReportState;
  /** Problems written so far. */
  problems: number;
  version: ImportSummary["version"];
  layouts: Record<string, CsvLayout & { mode: FileMode | "list" }>;
  /** The only school in orgs.csv, for rows that name none. */
  soleOrg: string | null;
  adopts: { sourcedId: string; schoolId: string } | null;
  /** A school of the tenant, for rows that name none. */
  schoolId: string | null;
  pass: number;
  /** Data rows of the pass that are behind. */
  row: number;
  positions: Partial<Record<ImportEntity, number>>;
  counts: Partial<Record<ImportEntity, ImportCounts>>;
  /** Schools that the files speak of; set when the rows are through. */
  scope: string[];
  /** Where the search for missing records is: an index into its list, and the last key seen. */
  missing: { at: number; after: string };
  ending: { enrollments: number; existing: number };
};

export function firstState(): CheckState {
  return {
    phase: "clear",
    report: { errors: 0, warnings: 0, tallies: {} },
    problems: 0,
    version: null,
    layouts: {},
    soleOrg: null,
    adopts: null,
    schoolId: null,
    pass: 0,
    row: 0,
    positions: {},
    counts: {},
    scope: [],
    missing: { at: 0, after: "" },
    ending: { enrollments: 0, existing: 0 },
  };
}

export function dayOf(ctx: Ctx): Day {
  const today = dateIn(ctx.tenant.timeZone, ctx.now);
  return { today, yesterday: addDays(today, -1) };
}
