import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

/** Gzipped bytes of the JavaScript that a page loads first: its scripts and what they import. */
export function firstLoadBytes(html: string, clientFolder: string): number {
  const wanted = [...html.matchAll(/["'](\/assets\/[\w./$@-]+\.js)["']/g)].map(
    (match) => match[1] ?? "",
  );
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(join(clientFolder, path), "utf8");
    for (const match of text.matchAll(/(?:from|import)\s*"(\.\/[\w.$@-]+\.js)"/g)) {
      visit(`/assets/${match[1]?.slice(2)}`);
    }
  };
  for (const path of wanted) visit(path);
  return [...seen].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(clientFolder, path))).length,
    0,
  );
}

/** Builds the bare Remix page and measures what its index loads, the same way. */
export function bareRemixBytes(): number {
  mkdirSync("dist", { recursive: true });
  const folder = mkdtempSync(resolve("dist/bare-remix-"));
  try {
    cpSync("bench/bare/remix", folder, { recursive: true });
    const manifest = {
      private: true,
      type: "module",
      sideEffects: false,
      dependencies: { "@remix-run/cloudflare": "*", "@remix-run/react": "*", isbot: "5" },
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    execFileSync(resolve("node_modules/.bin/remix"), ["vite:build"], {
      cwd: folder,
      stdio: "pipe",
    });
    const client = join(folder, "build/client");
    const files = readdirSync(join(client, "assets"));
    const first = files.filter((name) => /^(entry\.client|root|_index|manifest)-/.test(name));
    const html = first.map((name) => `"/assets/${name}"`).join(" ");
    return firstLoadBytes(html, client);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
