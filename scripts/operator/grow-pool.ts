import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { Trouble } from "../local/step.ts";

const FILE = "wrangler.toml";
const MOST_AT_ONCE = 500;
const BINDINGS_A_WORKER = 5_000;
const LOCAL_ENTRY = /database_name = "([^"]+)"\ndatabase_id = "(00000000-0000-0000-[0-9a-f-]+)"/;

/**
 * Adds tenant databases to wrangler.toml with the next free numbers. `remote` creates each one in
 * the account first and writes its real id; otherwise the ids only tell local databases apart.
 */
export function growPool(count: number, options: { remote: boolean; location?: string }): string[] {
  if (!Number.isInteger(count) || count < 1 || count > MOST_AT_ONCE) {
    throw new Trouble(`Say how many databases to add, 1 to ${MOST_AT_ONCE}.`);
  }
  const numbers = [...readFileSync(FILE, "utf8").matchAll(/"TENANT_DB_(\d+)"/g)].map((one) =>
    Number(one[1]),
  );
  const first = Math.max(0, ...numbers) + 1;
  if (numbers.length + count > BINDINGS_A_WORKER - 50) {
    throw new Trouble(`One Worker can bind about ${BINDINGS_A_WORKER} databases.`);
  }
  const made: string[] = [];
  for (let number = first; number < first + count; number++) {
    const suffix = String(number).padStart(4, "0");
    const name = `homeroom-tenant-${suffix}`;
    const id = options.remote ? createRemote(name, options.location) : localId(number);
    // One by one, so that what was created is written down even if the next one fails.
    const entry = `\n[[d1_databases]]\nbinding = "TENANT_DB_${suffix}"\ndatabase_name = "${name}"\ndatabase_id = "${id}"\n`;
    writeFileSync(FILE, `${readFileSync(FILE, "utf8").trimEnd()}\n${entry}`);
    made.push(`TENANT_DB_${suffix}`);
  }
  return made;
}

/**
 * Creates in the account every database of wrangler.toml that has only a local id so far, control
 * included, and writes the real ids. What was created before a failure stays written down.
 */
export function provisionPool(options: { location?: string }): string[] {
  const made: string[] = [];
  for (;;) {
    const text = readFileSync(FILE, "utf8");
    const next = LOCAL_ENTRY.exec(text);
    const [entry, name = "", localPart = ""] = next ?? [];
    if (!entry) return made;
    const id = createRemote(name, options.location);
    writeFileSync(FILE, text.replace(entry, entry.replace(localPart, id)));
    made.push(name);
  }
}

function localId(number: number): string {
  return `00000000-0000-0000-0001-${String(number).padStart(12, "0")}`;
}

function createRemote(name: string, location?: string): string {
  let output: string;
  try {
    output = execFileSync(
      "node_modules/.bin/wrangler",
      ["d1", "create", name, "--no-update-config", ...(location ? ["--location", location] : [])],
      {
        encoding: "utf8",
        stdio: ["inherit", "pipe", "inherit"],
        env: { ...process.env, WRANGLER_LOG: "log", CI: "1" },
      },
    );
  } catch {
    throw new Trouble(`\`wrangler d1 create ${name}\` failed; databases before it are in ${FILE}.`);
  }
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(output)?.[0];
  if (!id) throw new Trouble(`No id in the answer of \`wrangler d1 create ${name}\`:\n${output}`);
  return id;
}
