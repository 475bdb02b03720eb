import type { RollCode } from "./roll-types.ts";
import { quickCodes } from "./roll-wishes.ts";

export type KeyAction =
  | { do: "move"; by: number }
  | { do: "side"; to: "name" | "mark" }
  | { do: "set"; code: string | null }
  | { do: "submit" | "help" | "undo" | "allPresent" };

type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const MOVES: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** What a key means while a row's mark has the focus; null is left to the browser. */
export function keyAction(press: Press, codes: readonly RollCode[]): KeyAction | null {
  const { key } = press;
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return key.toLowerCase() === "z" ? { do: "undo" } : null;
  const by = MOVES[key];
  if (by !== undefined) return { do: "move", by };
  if (key === "ArrowLeft") return { do: "side", to: "name" };
  if (key === "ArrowRight") return { do: "side", to: "mark" };
  if (key === "Enter") return { do: "submit" };
  if (key === "?") return { do: "help" };
  if (key === "*") return { do: "allPresent" };
  if (key === "Backspace" || key === "Delete" || key === "0") return { do: "set", code: null };
  const code = codeOfKey(key, codes);
  return code ? { do: "set", code: code.code } : null;
}

const CATEGORY_KEYS = { p: "present", l: "late", a: "absent", e: "excused" } as const;

/** The code that a key sets: its own letter, the letter of its category, or its place in the list. */
export function codeOfKey(key: string, codes: readonly RollCode[]): RollCode | undefined {
  if ([...key].length !== 1) return undefined;
  const active = codes.filter((one) => one.active);
  const typed = key.toLowerCase();
  const own = active.find(({ code }) => code.toLowerCase() === typed);
  if (own) return own;
  const category = CATEGORY_KEYS[typed as keyof typeof CATEGORY_KEYS];
  if (category) return quickCodes(codes).find((one) => one.category === category);
  return /[1-9]/.test(key) ? active[Number(key) - 1] : undefined;
}

/** The keys that set a code, its own letter or its category's first, for the list of keys. */
export function keysOf(code: RollCode, codes: readonly RollCode[]): string[] {
  const active = codes.filter((one) => one.active);
  const place = active.findIndex((one) => one.code === code.code);
  const letter = [code.code, ...Object.keys(CATEGORY_KEYS)].find(
    (key) => codeOfKey(key, codes)?.code === code.code,
  );
  const digit = place >= 0 && place < 9 ? String(place + 1) : undefined;
  return [letter?.toUpperCase(), digit].filter((key) => key !== undefined);
}
