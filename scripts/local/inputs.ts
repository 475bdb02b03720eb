import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A hash over the names and contents of files and folders; `keep` leaves files out. */
export function hashInputs(paths: string[], keep: (file: string) => boolean = () => true): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesIn(path)) {
      if (!keep(file)) continue;
      hash.update(`${file}\0`);
      hash.update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
