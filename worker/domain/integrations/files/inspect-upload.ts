import { DomainError, invalid } from "#platform/errors";
import { IMPORT_MAX_BYTES, type ImportFormat } from "../constants";
import { isZip, readZip, verifyZip } from "./zip-archive";

const ONEROSTER_FILE =
  /^(manifest|academicSessions|orgs|courses|classes|users|roles|enrollments|demographics)\.csv$/i;
const EXTENSIONS = /\.(zip|csv|tsv|txt)$/i;
const SNIFFED = 64 * 1024;

/** What well-known files begin with, so that the refusal can name them. */
const MAGIC: [string, string[]][] = [
  ["a PDF", ["%PDF"]],
  ["an old Excel or Word file", ["\xd0\xcf\x11\xe0"]],
  ["an image", ["\x89PNG", "\xff\xd8\xff", "GIF8", "BM", "RIFF"]],
  ["another kind of archive", ["\x1f\x8b", "Rar!", "7z\xbc\xaf", "BZh", "\xfd7zXZ"]],
  ["a program", ["\x7fELF", "#!"]],
  ["a web page or XML", ["<"]],
  ["JSON", ["{", "["]],
];
/** Tab, line feed, vertical tab, form feed, carriage return, and the end-of-file of old systems. */
const TEXT_CONTROLS = [9, 10, 11, 12, 13, 26];
/** Letters that a CSV may begin with too. */
const NEEDS_BINARY = ["BM", "RIFF", "GIF8"];

const wrongType = (what: string) => {
  const issue = `This is ${what}. Upload a OneRoster zip, or a CSV file of students.`;
  return new DomainError("UNSUPPORTED_MEDIA_TYPE", issue, [{ field: "file", issue }]);
};

/**
 * Tells by its bytes what an upload is, before anything is stored. Throws PAYLOAD_TOO_LARGE,
 * UNSUPPORTED_MEDIA_TYPE, or VALIDATION_ERROR for an archive that cannot be accepted.
 */
export function inspectUpload(fileName: string, bytes: Uint8Array): ImportFormat {
  if (bytes.length > IMPORT_MAX_BYTES) throw tooLarge();
  if (bytes.length === 0) throw invalid("file", "The file is empty.");
  const head = binaryText(bytes.subarray(0, SNIFFED));
  if (isZip(bytes)) return inspectZip(bytes, head);
  const start = head.trimStart();
  const known = MAGIC.find(([, magics]) =>
    magics.some(
      (magic) => start.startsWith(magic) && (!NEEDS_BINARY.includes(magic) || isBinary(head)),
    ),
  );
  if (known) throw wrongType(known[0]);
  const hasExtension = /\.[a-z0-9]{1,5}$/i.test(fileName);
  if (hasExtension && !EXTENSIONS.test(fileName))
    throw wrongType(`a ${extensionOf(fileName)} file`);
  if (/\.zip$/i.test(fileName)) throw wrongType("not a zip, although its name says so");
  if (isBinary(head)) throw wrongType("not a text file");
  return "students_csv";
}

/** The refusal of anything past the size limit. */
export function tooLarge(): DomainError {
  const issue = `The file is larger than ${IMPORT_MAX_BYTES / 1024 / 1024} MB.`;
  return new DomainError("PAYLOAD_TOO_LARGE", issue, [{ field: "file", issue }]);
}

function inspectZip(bytes: Uint8Array, head: string): ImportFormat {
  if (head.includes("[Content_Types].xml")) {
    throw wrongType("an Excel or Word file (save the sheet as CSV first)");
  }
  const entries = readZip(bytes);
  if (!entries.some((entry) => ONEROSTER_FILE.test(entry.name))) {
    throw wrongType("a zip without OneRoster files (users.csv, classes.csv, enrollments.csv …)");
  }
  verifyZip(bytes, entries);
  return "oneroster_csv";
}

/** Whether there are bytes that no text file holds; UTF-16 says so with its byte-order mark. */
function isBinary(head: string): boolean {
  if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff")) return false;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if (code < 32 && !TEXT_CONTROLS.includes(code)) return true;
  }
  return false;
}

function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

function binaryText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
