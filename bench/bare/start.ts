import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import type { Query } from "../record-queries.ts";

export type Bare = { port: number; stop(): Promise<void> };

const PORT = 8852;
const DATABASE_ID = "bare-database";

/**
 * Starts the bare Worker. `before` gets the path of its (empty) database file to put the data in
 * that both are measured on.
 */
export async function startBare(options: {
  stateDir: string;
  queries: Query[];
  before: (databaseFile: string) => void;
}): Promise<Bare> {
  const result = await build({
    entryPoints: ["bench/bare/worker.ts"],
    bundle: true,
    format: "esm",
    write: false,
    external: ["cloudflare:*"],
  });
  const script = result.outputFiles[0]?.text ?? "";
  const start = () => new Miniflare(configuration(options.stateDir, script, options.queries));
  const first = start();
  const db = await first.getD1Database("DB");
  await db.prepare("create table made (x)").run();
  await first.dispose();
  options.before(databaseFile(options.stateDir));
  const miniflare = start();
  await miniflare.ready;
  return { port: PORT, stop: () => miniflare.dispose() };
}

function configuration(stateDir: string, script: string, queries: Query[]) {
  return convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    telemetry: { enabled: false },
    resourcePersistencePath: resolve(stateDir, "v3"),
    resourceTmpPath: resolve(stateDir, "tmp"),
    workers: [
      {
        name: "bare",
        modules: [{ type: "ESModule", path: "worker.js", contents: script }],
        compatibilityDate: "2026-09-01",
        d1Databases: { DB: DATABASE_ID },
        durableObjects: { ROOM: { className: "BareRoom", useSQLite: true } },
        bindings: { QUERIES: JSON.stringify(queries) },
        unsafeDirectSockets: [{ host: "127.0.0.1", port: PORT }],
      },
    ],
  });
}

function databaseFile(stateDir: string): string {
  const folder = join(stateDir, "v3/d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find(
    (name) => name.endsWith(".sqlite") && name !== "metadata.sqlite",
  );
  if (!file) throw new Error(`no database below ${folder}`);
  return join(folder, file);
}
