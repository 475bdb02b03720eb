import type { CsvRow } from "./csv-rows";

/** The columns of a file by their names, trimmed and without regard to case. */
export class Columns {
  private readonly places = new Map<string, number>();

  constructor(
    readonly file: string,
    readonly header: readonly string[],
  ) {
    for (const [at, name] of header.entries()) {
      const key = name.toLowerCase();
      if (!this.places.has(key)) this.places.set(key, at);
    }
  }

  has(column: string): boolean {
    return this.places.has(column.toLowerCase());
  }

  placeOf(column: string): number | undefined {
    return this.places.get(column.toLowerCase());
  }

  row(row: CsvRow): Cells {
    return new Cells(this, row);
  }
}

/** One row, read by column name; what is not there is ''. */
export class Cells {
  constructor(
    readonly columns: Columns,
    private readonly row: CsvRow,
  ) {}

  get file(): string {
    return this.columns.file;
  }

  get line(): number {
    return this.row.line;
  }

  text(column: string): string {
    const at = this.columns.placeOf(column);
    return at === undefined ? "" : (this.row.cells[at] ?? "");
  }

  /** The parts of a list within a cell. */
  list(column: string): string[] {
    return this.text(column)
      .split(/[,;|]/)
      .map((part) => part.trim())
      .filter(Boolean);
  }

  place(column: string): { file: string; line: number; column: string } {
    return { file: this.file, line: this.line, column };
  }
}
