import type { Report } from "../drafts/report";
import { Columns } from "../files/cells";
import type { CsvRow } from "../files/csv-rows";
import { OTHER_FILES, ROSTER_FILES } from "./roster-files";

export type FileMode = "bulk" | "delta" | "absent";

export type Manifest = {
  version: "1.1" | "1.2" | null;
  /** What the manifest says of each file, by lower-case name without ending. */
  modes: Map<string, FileMode>;
};

const FILE = "manifest.csv";
const OTHER_KEYS = ["manifest.version", "source.systemname", "source.systemcode"];
const FILE_NAMES = [
  ...ROSTER_FILES.map((file) => file.name.replace(/\.csv$/, "")),
  ...OTHER_FILES,
].map((name) => name.toLowerCase());

/** Reads a manifest; what it does not know is reported and ignored. */
export function readManifest(
  header: readonly string[],
  rows: Iterable<CsvRow>,
  report: Report,
): Manifest {
  const columns = new Columns(FILE, header);
  const manifest: Manifest = { version: null, modes: new Map() };
  for (const row of rows) {
    const cells = columns.row(row);
    const key = (row.cells[0] ?? "").toLowerCase();
    const value = row.cells[1] ?? "";
    const name = key.startsWith("file.") ? key.slice(5) : null;
    if (key === "oneroster.version") {
      if (value === "1.1" || value === "1.2") manifest.version = value;
      else report.warn("version_unknown", cells.place("value"), value);
    } else if (name && FILE_NAMES.includes(name)) {
      manifest.modes.set(
        name,
        modeOf(value, () => {
          report.warn("manifest_mode_unknown", cells.place("value"), value);
        }),
      );
    } else if (!OTHER_KEYS.includes(key)) {
      report.warn("manifest_key_unknown", cells.place("propertyName"), row.cells[0] ?? "");
    }
  }
  return manifest;
}

function modeOf(value: string, unknown: () => void): FileMode {
  const mode = value.toLowerCase();
  if (mode === "bulk" || mode === "delta" || mode === "absent") return mode;
  unknown();
  return "bulk";
}
