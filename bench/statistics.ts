/** Value at quantile `q` (0..1) of numbers, by the nearest rank. */
export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? NaN;
}

export type Row = {
  name: string;
  aim: string;
  ours: string;
  bare: string;
  /** One ratio a round, ours to bare. */
  ratios: number[];
  holds: (median: number) => boolean;
};

/** A table of ratios: the median over the rounds, and the smallest and largest. */
export function table(rows: Row[]): string {
  const lines = rows.map((row) => {
    const median = quantile(row.ratios, 0.5);
    const spread =
      row.ratios.length > 1
        ? `${Math.min(...row.ratios).toFixed(2)} – ${Math.max(...row.ratios).toFixed(2)}`
        : "exact";
    const mark = row.holds(median) ? "holds" : "MISSED";
    return [row.name, row.ours, row.bare, median.toFixed(2), spread, row.aim, mark];
  });
  const head = ["what", "Homeroom", "bare", "ratio", "spread", "aim", ""];
  const widths = head.map((_, i) =>
    Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)),
  );
  const show = (line: string[]) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
  return [show(head), widths.map((w) => "-".repeat(w)).join("  "), ...lines.map(show)].join("\n");
}
