const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const BOM = "\ufeff";

/** One line; a cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell) => {
    if (typeof cell === "number") return String(cell);
    const text = cell ?? "";
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(",")}\r\n`;
}

type Lines = readonly (readonly (string | number | null)[])[];

/**
 * A CSV file made a page at a time: `page(1)`, `page(2)`, … until one gives null. The first page is
 * read before the answer begins, so that a refusal still has its status.
 */
export async function csvAnswer(
  fileName: string,
  header: readonly string[],
  page: (number: number) => Promise<Lines | null>,
): Promise<Response> {
  const encoder = new TextEncoder();
  const write = (lines: Lines) => encoder.encode(lines.map(csvLine).join(""));
  let next: Lines | null = await page(1);
  let number = 1;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(BOM + csvLine(header))),
    pull: async (controller) => {
      if (next === null) return controller.close();
      controller.enqueue(write(next));
      number++;
      next = await page(number);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}
