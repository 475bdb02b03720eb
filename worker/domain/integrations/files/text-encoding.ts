export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "windows-1252";

/** `damaged`: some bytes do not belong to the encoding and will show as �. */
export type FoundEncoding = { encoding: TextEncoding; damaged: boolean };

/**
 * Byte-order mark, else valid UTF-8, else text that reads plausibly as Shift_JIS, else Windows-1252.
 * Reads every byte once and keeps none.
 */
export function detectEncoding(pieces: Iterable<Uint8Array>): FoundEncoding {
  const utf8 = new Utf8Probe();
  const japanese = new ShiftJisProbe();
  let mark: TextEncoding | null = null;
  let head: number[] = [];
  for (const piece of pieces) {
    if (head.length < 3) {
      head = [...head, ...piece.subarray(0, 3)];
      mark = byteOrderMark(head);
    }
    if (mark && mark !== "utf-8") return { encoding: mark, damaged: false };
    utf8.push(piece);
    japanese.push(piece);
  }
  const { good, bad } = utf8.end();
  if (mark || bad === 0) return { encoding: "utf-8", damaged: bad > 0 };
  if (good > bad * 20) return { encoding: "utf-8", damaged: true };
  const verdict = japanese.end();
  if (verdict.isPlausible) return { encoding: "shift_jis", damaged: verdict.invalid > 0 };
  return { encoding: "windows-1252", damaged: false };
}

function byteOrderMark([a, b, c]: number[]): TextEncoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return null;
}

/** Counts well-formed and broken multi-byte sequences. */
class Utf8Probe {
  private good = 0;
  private bad = 0;
  private wanted = 0;

  push(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (this.wanted > 0) {
        if ((byte & 0xc0) === 0x80) {
          if (--this.wanted === 0) this.good++;
          continue;
        }
        this.bad++;
        this.wanted = 0;
      }
      if (byte < 0x80) continue;
      if (byte >= 0xc2 && byte <= 0xdf) this.wanted = 1;
      else if (byte >= 0xe0 && byte <= 0xef) this.wanted = 2;
      else if (byte >= 0xf0 && byte <= 0xf4) this.wanted = 3;
      else this.bad++;
    }
  }

  end(): { good: number; bad: number } {
    return { good: this.good, bad: this.bad + (this.wanted > 0 ? 1 : 0) };
  }
}

/**
 * Japanese text comes in runs of double-byte characters (or half-width kana); what Windows-1252
 * makes of Shift_JIS bytes are single accented letters or quotes between Latin ones.
 */
class ShiftJisProbe {
  private japanese = 0;
  private western = 0;
  private invalid = 0;
  private lead = 0;
  private run = 0;
  private runBegan: "common" | "rare" = "common";
  private afterLetter = false;
  private letter = false;

  push(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (this.lead > 0) this.pair(byte);
      else if (byte < 0x80) this.ascii(byte);
      else if (byte >= 0xa1 && byte <= 0xdf) this.character("rare");
      else if (byte === 0x80 || byte === 0xa0 || byte > 0xfc) this.broken();
      else this.lead = byte;
    }
  }

  private pair(trail: number): void {
    const isCommon = this.lead <= 0x97;
    this.lead = 0;
    if (trail >= 0x40 && trail !== 0x7f && trail <= 0xfc)
      this.character(isCommon ? "common" : "rare");
    else {
      this.broken();
      if (trail < 0x80) this.ascii(trail);
    }
  }

  private character(kind: "common" | "rare"): void {
    if (this.run === 0) {
      this.afterLetter = this.letter;
      this.runBegan = kind;
    }
    this.run++;
    this.letter = false;
  }

  private ascii(byte: number): void {
    this.endRun();
    const folded = byte | 0x20;
    this.letter = folded >= 0x61 && folded <= 0x7a;
  }

  private broken(): void {
    this.endRun();
    this.invalid++;
    this.letter = false;
  }

  private endRun(): void {
    if (this.run >= 2) this.japanese += this.run;
    else if (this.run === 1 && this.runBegan === "common" && !this.afterLetter) this.japanese++;
    else if (this.run === 1) this.western++;
    this.run = 0;
  }

  end(): { isPlausible: boolean; invalid: number } {
    if (this.lead > 0) this.broken();
    this.endRun();
    const { japanese, western, invalid } = this;
    return { isPlausible: japanese > western && japanese > invalid * 50, invalid };
  }
}

/** The text of the bytes, piece by piece, without its byte-order mark. */
export function* decodeText(
  pieces: Iterable<Uint8Array>,
  encoding: TextEncoding,
): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
