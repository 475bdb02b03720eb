import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Copies the database of a demo school into `target`, replacing it. */
export function copyTenantDatabase(stateDir: string, slug: string, target: string): void {
  const folder = join(stateDir, "v3/d1/miniflare-D1DatabaseObject");
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".sqlite") || name === "metadata.sqlite") continue;
    const db = new DatabaseSync(join(folder, name));
    try {
      if (!holds(db, slug)) continue;
      for (const ending of ["", "-wal", "-shm"]) rmSync(target + ending, { force: true });
      db.exec(`vacuum into '${target}'`);
      const copy = new DatabaseSync(target);
      copy.exec("pragma journal_mode = wal");
      copy.close();
      return;
    } finally {
      db.close();
    }
  }
  throw new Error(`no database of ${slug} below ${folder}`);
}

function holds(db: DatabaseSync, slug: string): boolean {
  try {
    const found = db.prepare("select 1 from people where email = ?").get(`teacher@${slug}.example`);
    return found !== undefined;
  } catch {
    return false;
  }
}
