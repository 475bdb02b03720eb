import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

export type Import = { from: string; to: string; typeOnly: boolean; line: number };

const ROOT = resolve(import.meta.dirname, "../..");
const CODE = ["worker", "web", "durable-objects", "queues"];
const STATEMENT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?["']([^"']+)["']/g;
const DYNAMIC = /import\(\s*["']([^"']+)["']\s*\)/g;

/** Paths of all source files, relative to the root. */
export function sourceFiles(folders = CODE): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.tsx?$/.test(name) && !name.endsWith(".d.ts")) found.push(relative(ROOT, path));
    }
  };
  for (const folder of folders) if (existsSync(join(ROOT, folder))) walk(join(ROOT, folder));
  return found.sort();
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** Every import of a file; `to` is a path relative to the root for our own files, else the package. */
export function importsOf(file: string): Import[] {
  const text = read(file);
  const found: Import[] = [];
  for (const match of text.matchAll(STATEMENT)) {
    const line = text.slice(0, match.index).split("\n").length;
    found.push({ from: file, to: target(file, match[3] ?? ""), typeOnly: Boolean(match[2]), line });
  }
  for (const match of text.matchAll(DYNAMIC)) {
    const line = text.slice(0, match.index).split("\n").length;
    found.push({ from: file, to: target(file, match[1] ?? ""), typeOnly: false, line });
  }
  return found;
}

const ALIASES: [string, string][] = [
  ["#platform/", "worker/platform/"],
  ["#domain/", "worker/domain/"],
  ["#worker/", "worker/"],
  ["#queues/", "queues/"],
  ["#rooms/", "durable-objects/"],
  ["#migrations/", "migrations/"],
  ["#web/", "web/"],
];

function target(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return withEnding(join(dirname(file), specifier));
  const alias = ALIASES.find(([prefix]) => specifier.startsWith(prefix));
  return alias ? withEnding(alias[1] + specifier.slice(alias[0].length)) : specifier;
}

function withEnding(path: string): string {
  for (const ending of ["", ".ts", ".tsx", "/index.ts"]) {
    const full = join(ROOT, path + ending);
    if (existsSync(full) && statSync(full).isFile()) return path + ending;
  }
  return path;
}
