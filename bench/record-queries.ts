import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export type Query = { sql: string; params: unknown[] };

/** The SQL that the list of students sends to D1, taken from the verb itself. */
export async function recordListStudents(perPage: number): Promise<Query[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const outfile = join(folder, "record.mjs");
  await build({
    stdin: { contents: RECORDER, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "error",
  });
  const { record } = (await import(pathToFileURL(outfile).href)) as {
    record: (perPage: number) => Promise<Query[]>;
  };
  const queries = await record(perPage);
  rmSync(folder, { recursive: true });
  return queries;
}

const RECORDER = `
import { listStudents } from "#domain/academics/index";
import { StudentQuery } from "#domain/people/index";
import { openTenantDb } from "#platform/database";

export async function record(perPage) {
  const queries = [];
  const statement = (sql, params) => ({
    sql,
    params,
    bind: (...values) => statement(sql, values),
    all: async () => (queries.push({ sql, params }), { results: [], meta: {} }),
    raw: async () => (queries.push({ sql, params }), []),
    run: async () => (queries.push({ sql, params }), { results: [], meta: {} }),
  });
  const session = {
    prepare: (sql) => statement(sql, []),
    batch: async (statements) => {
      for (const { sql, params } of statements) queries.push({ sql, params });
      return statements.map(() => ({ results: [], meta: {} }));
    },
    getBookmark: () => null,
  };
  const db = openTenantDb({ withSession: () => session });
  const ctx = {
    tenant: { id: "ten_x", timeZone: "Asia/Tokyo", locale: "ja" },
    actor: { kind: "user", personId: "stf_x", identityId: "i", sessionId: "s", roles: [{ role: "org_admin", schoolId: null }] },
    db, now: Date.now(), requestId: "req_x", ports: {},
  };
  await listStudents(ctx, StudentQuery.parse({ perPage })).catch(() => undefined);
  return queries;
}
`;
