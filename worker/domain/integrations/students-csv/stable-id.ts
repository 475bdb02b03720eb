const LONGEST = 180;

/**
 * A sourcedId for a record of a file that gives none: the same words make the same id, so that the
 * next file finds the record again. Long ones end in a hash of all of it.
 */
export function stableId(...parts: string[]): string {
  const text = ["csv", ...parts.map((part) => part.replace(/\s+/g, " ").trim())].join(":");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 17)}~${fnv64(text)}`;
}

/** FNV-1a, 64 bits, as hex. */
function fnv64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
