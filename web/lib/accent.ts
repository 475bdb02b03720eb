type Rgb = readonly [number, number, number];

const PAPER = { light: [250, 248, 243], dark: [26, 31, 33] } as const;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const ENOUGH = 4.6;
/** How much of the accent is in the ground that accented text stands on. */
const SOFT = 0.14;

/** A school's accent as CSS for both themes, moved until text in it and on it can be read; "" without one. */
export function accentCss(accent: string | null | undefined): string {
  const chosen = parse(accent);
  if (!chosen) return "";
  const light = tones(until(chosen, BLACK, [PAPER.light, WHITE]), PAPER.light, BLACK, "#ffffff");
  const dark = tones(until(chosen, WHITE, [PAPER.dark]), PAPER.dark, WHITE, "#0b1213");
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    `:root[data-theme="dark"]{${dark}}`,
  ].join("");
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

export function parse(hex: string | null | undefined): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? "");
  if (!match) return null;
  const [, r, g, b] = match.map((part) => Number.parseInt(part, 16));
  return [r ?? 0, g ?? 0, b ?? 0];
}

function tones(accent: Rgb, paper: Rgb, away: Rgb, on: string): string {
  const strong = mix(accent, away, 0.22);
  const soft = mix(paper, accent, SOFT);
  return `--accent:${css(accent)};--accent-strong:${css(strong)};--accent-soft:${css(soft)};--on-accent:${on}`;
}

function until(from: Rgb, towards: Rgb, against: readonly Rgb[]): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const tried = mix(from, towards, share);
    const soft = mix(against[0] ?? WHITE, tried, SOFT);
    if ([...against, soft].every((other) => contrast(tried, other) >= ENOUGH)) return tried;
  }
  return towards;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2) => Math.round(a[i] + (b[i] - a[i]) * share);
  return [at(0), at(1), at(2)];
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

const css = (rgb: Rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
