import type { ImportEntity } from "./constants";
import type { Draft } from "./drafts/draft";
import type { Report } from "./drafts/report";
import type { CsvLayout, CsvRow, Opener } from "./files/csv-rows";

/** One reading of one file; its rows become drafts, some hundred rows at a time. */
export type RosterPass = {
  step: ImportEntity;
  file: string;
  open: Opener;
  layout: CsvLayout;
  read: (rows: CsvRow[], report: Report) => Promise<Draft[]>;
};
