import { Inflate } from "fflate";
import { DomainError } from "#platform/errors";
import { IMPORT_MAX_ENTRIES, IMPORT_MAX_RATIO, IMPORT_MAX_UNPACKED } from "../constants";
import { crc32 } from "./crc32";

/** A file inside a zip. `name` is without the one folder that may stand around all files. */
export type ZipEntry = {
  name: string;
  method: "stored" | "deflated";
  start: number;
  packed: number;
  size: number;
  crc: number;
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STEP = 16 * 1024;
const SMALL = 1024 * 1024;
const ENCRYPTED = 0x1 | 0x40 | 0x2000;

const refused = (issue: string) =>
  new DomainError("VALIDATION_ERROR", issue, [{ field: "file", issue }]);
const tooLarge = (issue: string) =>
  new DomainError("PAYLOAD_TOO_LARGE", issue, [{ field: "file", issue }]);

/** Whether the bytes begin like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The files of a zip by its central directory, which is all that is believed: no paths, no links,
 * nothing encrypted, nothing that unpacks to more than the limits. Nothing is unpacked here.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || count === 0xffff || directory >= end) {
    throw refused("This zip has several parts or too many files. Pack only the CSV files.");
  }
  if (count > IMPORT_MAX_ENTRIES) {
    throw tooLarge(`The zip holds ${count} files; at most ${IMPORT_MAX_ENTRIES} are read.`);
  }
  const entries: ZipEntry[] = [];
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL)
      throw refused("This zip is damaged.");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const name = latin1(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry = entryAt(view, at, name, directory);
    if (entry) entries.push(entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  refuseOversized(entries);
  refuseOverlap(entries);
  return entries;
}

function endOfDirectory(view: DataView): number {
  const from = view.byteLength - 22;
  for (let at = from; at >= Math.max(0, from - 0xffff); at--) {
    if (
      view.getUint32(at, true) === END &&
      at + 22 + view.getUint16(at + 20, true) === view.byteLength
    ) {
      return at;
    }
  }
  throw refused("This zip is damaged or not complete.");
}

function entryAt(view: DataView, at: number, path: string, directory: number): ZipEntry | null {
  const name = safeName(path, view.getUint32(at + 38, true) >>> 16);
  if (name === null) return null;
  if (view.getUint16(at + 8, true) & ENCRYPTED) throw refused(`"${path}" is encrypted.`);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8)
    throw refused(`"${path}" is packed in a way that is not read here.`);
  const [crc, packed, size] = [16, 20, 24].map((o) => view.getUint32(at + o, true)) as [
    number,
    number,
    number,
  ];
  const local = view.getUint32(at + 42, true);
  if (local + 30 > directory || view.getUint32(local, true) !== LOCAL)
    throw refused("This zip is damaged.");
  const localName = view.getUint16(local + 26, true);
  const start = local + 30 + localName + view.getUint16(local + 28, true);
  if (start + packed > directory || localName !== view.getUint16(at + 28, true)) {
    throw refused("This zip is damaged.");
  }
  return { name, method: method === 0 ? "stored" : "deflated", start, packed, size, crc };
}

/** The file's own name, or null for what carries no data (folders, what macOS adds). */
function safeName(path: string, unixMode: number): string | null {
  const parts = path.split("/");
  const escapes =
    /^\/|^[a-z]:|[\\\0]/i.test(path) || parts.includes("..") || (unixMode & 0xf000) === 0xa000;
  if (escapes) throw refused(`The zip holds a path that is not allowed: "${path.slice(0, 80)}".`);
  const name = parts.at(-1) ?? "";
  if (parts[0] === "__MACOSX" || name.startsWith(".")) return null;
  if (parts.length > 2) {
    throw refused(
      `The zip holds folders within folders ("${path.slice(0, 80)}"). Pack the CSV files themselves.`,
    );
  }
  if (/\.(zip|gz|tgz|tar|7z|rar|bz2|xz)$/i.test(name)) {
    throw refused(`The zip holds another archive: "${name.slice(0, 80)}".`);
  }
  return name || null;
}

function refuseOversized(entries: ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > IMPORT_MAX_UNPACKED) {
    throw tooLarge(
      `The zip unpacks to ${Math.ceil(total / 1e6)} MB; at most ${Math.floor(IMPORT_MAX_UNPACKED / 1e6)} MB are read.`,
    );
  }
  const bomb = entries.find(({ size, packed }) => size > SMALL && size > packed * IMPORT_MAX_RATIO);
  if (bomb) throw tooLarge(`"${bomb.name}" is packed so tightly that it cannot be a roster.`);
}

function refuseOverlap(entries: ZipEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  for (const [i, entry] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && entry.start + entry.packed > next.start) throw refused("This zip is damaged.");
  }
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name.toLowerCase())) throw refused(`The zip holds "${name}" twice.`);
    names.add(name.toLowerCase());
  }
}

/** The bytes of a file in pieces. Stops as soon as there is more than the directory promised. */
export function* unpack(bytes: Uint8Array, entry: ZipEntry): Generator<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  if (entry.method === "stored") {
    if (entry.size !== entry.packed) throw refused(`"${entry.name}" is damaged.`);
    for (let at = 0; at < packed.length; at += STEP * 4) yield packed.subarray(at, at + STEP * 4);
    return;
  }
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  let produced = 0;
  for (let at = 0; at < packed.length; at += STEP) {
    try {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch {
      throw refused(`"${entry.name}" is damaged.`);
    }
    for (const piece of ready.splice(0)) {
      produced += piece.length;
      if (produced > entry.size) throw tooLarge(`"${entry.name}" is larger than the zip says.`);
      if (piece.length > 0) yield piece;
    }
  }
  if (produced !== entry.size) throw refused(`"${entry.name}" is damaged.`);
}

/** Unpacks everything once, keeping nothing: sizes and checksums must be true, no archive inside. */
export function verifyZip(bytes: Uint8Array, entries: ZipEntry[]): void {
  for (const entry of entries) {
    let crc = 0;
    let isFirst = true;
    for (const piece of unpack(bytes, entry)) {
      if (isFirst && isZip(piece)) throw refused(`The zip holds another archive: "${entry.name}".`);
      isFirst = false;
      crc = crc32(piece, crc);
    }
    if (crc !== entry.crc) throw refused(`"${entry.name}" is damaged.`);
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 1024));
}
