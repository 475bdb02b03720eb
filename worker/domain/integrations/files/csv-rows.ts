import Papa from "papaparse";
import { DomainError } from "#platform/errors";
import { decodeText, detectEncoding, type TextEncoding } from "./text-encoding";

export type Delimiter = "," | ";" | "\t";

/** A data row with the line of the file on which it begins; the header is usually line 1. */
export type CsvRow = { line: number; cells: string[] };

/** How a file is written; found once, kept for every later pass over it. */
export type CsvLayout = {
  encoding: TextEncoding;
  damaged: boolean;
  delimiter: Delimiter;
  header: string[];
  /** Data rows, empty lines not counted. */
  rows: number;
  /** A few values of each column, for people who match columns. */
  samples: string[][];
};

const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** Opens the bytes of a file from the start, as often as needed. */
export type Opener = () => Iterable<Uint8Array>;

/** A cell longer than this is a quote that was never closed. */
const LONGEST_CELL = 1024 * 1024;

/** A quote that opens a cell and never closes would swallow all rows after it. */
export class UnclosedQuote extends DomainError {
  constructor(readonly line: number) {
    super("VALIDATION_ERROR", `A quotation mark on line ${line} is never closed.`);
  }
}

/** Reads a whole file once: encoding, delimiter, header and number of rows. */
export function readLayout(open: Opener): CsvLayout {
  const { encoding, damaged } = detectEncoding(open());
  const delimiter = delimiterOf(decodeText(open(), encoding));
  const all = rawRows(decodeText(open(), encoding), delimiter);
  const header = (headerOf(all)?.cells ?? []).map(cleanCell);
  const samples: string[][] = header.map(() => []);
  let rows = 0;
  for (const { cells } of all) {
    if (rows < SAMPLES * 4) addSamples(samples, cells);
    rows++;
  }
  return { encoding, damaged, delimiter, header, rows, samples };
}

/** The data rows of a file; cells trimmed, Excel's `="007"` unwrapped. */
export function* readRows(open: Opener, layout: CsvLayout): Generator<CsvRow> {
  const all = rawRows(decodeText(open(), layout.encoding), layout.delimiter);
  headerOf(all);
  for (const { line, cells } of all) yield { line, cells: cells.map(cleanCell) };
}

function addSamples(samples: string[][], cells: string[]): void {
  for (const [at, list] of samples.entries()) {
    const value = cleanCell(cells[at] ?? "").slice(0, LONGEST_SAMPLE);
    if (value && list.length < SAMPLES && !list.includes(value)) list.push(value);
  }
}

function headerOf(rows: Iterator<CsvRow>): CsvRow | null {
  const first = rows.next();
  if (first.done) return null;
  // Excel's hint to itself.
  if (/^sep=/i.test(first.value.cells[0] ?? "")) return headerOf(rows);
  return first.value;
}

/** A cell without the spaces around it. */
export function cleanCell(cell: string): string {
  const text = cell.trim();
  return text.startsWith('="') && text.endsWith('"') && text.length > 2 ? text.slice(2, -1) : text;
}

/** The delimiter that splits the header into the most columns. */
function delimiterOf(texts: Iterable<string>): Delimiter {
  let head = "";
  for (const text of texts) {
    head += text;
    if (head.length > 64 * 1024) break;
  }
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const line = (/^sep=/i.test(lines[0] ?? "") ? lines[1] : lines[0]) ?? "";
  const counts = ([",", ";", "\t"] as const).map((delimiter) => ({
    delimiter,
    columns: (Papa.parse<string[]>(line, { delimiter, newline: "\n" }).data[0] ?? []).length,
  }));
  return counts.reduce((best, next) => (next.columns > best.columns ? next : best)).delimiter;
}

/** Every row that is not empty. Keeps no more than the rows of one piece of text. */
function* rawRows(texts: Iterable<string>, delimiter: Delimiter): Generator<CsvRow> {
  let rest = "";
  let line = 1;
  const parse = (text: string, isLast: boolean) =>
    new Papa.Parser({ delimiter, newline: "\n", quoteChar: '"' }).parse(text, 0, !isLast) as {
      data: string[][];
      errors: { code: string; row?: number }[];
      meta: { cursor: number };
    };
  const rowsOf = function* (data: string[][]): Generator<CsvRow> {
    for (const cells of data) {
      const at = line;
      line++;
      for (const cell of cells) if (cell.includes("\n")) line += cell.split("\n").length - 1;
      if (cells.some((cell) => cell !== "" && cell.trim() !== "")) yield { line: at, cells };
    }
  };
  for (const text of unixLines(texts)) {
    rest += text;
    const result = parse(rest, false);
    yield* rowsOf(result.data);
    rest = rest.slice(result.meta.cursor);
    if (rest.length > LONGEST_CELL) throw new UnclosedQuote(line);
  }
  if (rest === "") return;
  const result = parse(rest, true);
  const open = result.errors.find((error) => error.code === "MissingQuotes");
  const before = open ? result.data.slice(0, open.row ?? -1) : result.data;
  yield* rowsOf(before);
  if (open) throw new UnclosedQuote(line);
}

/** CRLF and lone CR as LF, also where a piece ends between the two. */
function* unixLines(texts: Iterable<string>): Generator<string> {
  let held = "";
  for (const piece of texts) {
    let text = held + piece;
    held = "";
    if (text.endsWith("\r")) {
      held = "\r";
      text = text.slice(0, -1);
    }
    yield text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  }
  if (held) yield "\n";
}
