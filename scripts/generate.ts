/**
 * Brings generated files up to date: SQL migrations from the drizzle tables and the module that
 * bundles them with the Worker. `--check` fails when anything would change; `--fresh` starts the
 * history anew (only before the first release).
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const DATABASES = ["control", "tenant"] as const;
const OUTPUT = "migrations/bundled.generated.ts";
const checking = process.argv.includes("--check");
const before = snapshot();

for (const database of DATABASES) {
  if (process.argv.includes("--fresh")) {
    for (const file of readdirSync(`migrations/${database}`)) {
      rmSync(`migrations/${database}/${file}`, { recursive: true });
    }
  }
  const name =
    process.argv.find((arg: string) => arg.startsWith("--name="))?.slice(7) ?? "foundation";
  execFileSync(
    "node_modules/.bin/drizzle-kit",
    ["generate", "--config", `drizzle.${database}.config.ts`, "--name", name],
    { stdio: checking ? "ignore" : "inherit" },
  );
}
writeFileSync(OUTPUT, bundle());

if (checking) {
  const after = snapshot();
  if (before !== after) {
    console.error("Migrations are not current: run `npm run generate` and commit what it writes.");
    process.exit(1);
  }
}

function sqlFiles(database: string): string[] {
  return readdirSync(`migrations/${database}`)
    .filter((file) => file.endsWith(".sql"))
    .sort();
}

function bundle(): string {
  const parts = DATABASES.map((database) => {
    const entries = sqlFiles(database).map((file, index) => {
      const statements = readFileSync(`migrations/${database}/${file}`, "utf8")
        .split("--> statement-breakpoint")
        .map((statement) => statement.replace(/\s+/g, " ").trim())
        .filter(Boolean);
      return `  { version: ${index + 1}, name: ${JSON.stringify(file.slice(0, -4))}, statements: ${JSON.stringify(statements, null, 1)} },\n`;
    });
    return `export const ${database}Migrations: Migration[] = [\n${entries.join("")}];\n`;
  });
  return `// Made by \`npm run generate\` from the SQL beside it.\nexport type Migration = { version: number; name: string; statements: string[] };\n\n${parts.join("\n")}`;
}

function snapshot(): string {
  const sql = DATABASES.flatMap((database) =>
    sqlFiles(database).map((file) => file + readFileSync(`migrations/${database}/${file}`, "utf8")),
  );
  return sql.join() + (existsSync(OUTPUT) ? readFileSync(OUTPUT, "utf8") : "");
}
