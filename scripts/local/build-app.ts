import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withBuildLock } from "./build-lock.ts";
import { hashInputs } from "./inputs.ts";
import { step, Trouble } from "./step.ts";

/** The Worker as it runs on a laptop: the product and the door for demo data. */
export const LOCAL_BUNDLE = "dist/local";
const LOCAL_ENTRY = "scripts/local/worker.ts";
const REFERENCE = ["swagger-ui.css", "swagger-ui-bundle.js"];
const COMMON = ["package.json", "package-lock.json", "tsconfig.json"];

/** Builds what is out of date: the web app, then the Worker's bundle around it. True when it did. */
export function buildApp(): Promise<boolean> {
  return withBuildLock(async () => {
    const web = webHash();
    const webBuilt = await keep("build/server/.inputs", web, () =>
      step("Building the web app", buildWeb),
    );
    const worker = hashInputs([
      ...COMMON,
      "worker",
      "durable-objects",
      "queues",
      "migrations/bundled.generated.ts",
      "scripts/local",
      "scripts/demo",
      "wrangler.toml",
    ]);
    const bundled = await keep(join(LOCAL_BUNDLE, ".inputs"), web + worker, () =>
      step("Bundling the Worker", bundleWorker),
    );
    return webBuilt || bundled;
  });
}

/** The web build holds contracts and constants of the domain; verbs stay outside of it. */
function webHash(): string {
  const isContract = (file: string) => /(\.schema|\/constants)\.ts$|\/platform\//.test(file);
  return hashInputs([...COMMON, "vite.config.ts", "web"]) + hashInputs(["worker"], isContract);
}

/** Builds unless the marker says that just these inputs were built. True when it did. */
async function keep(marker: string, hash: string, build: () => Promise<void>): Promise<boolean> {
  if (existsSync(marker) && readFileSync(marker, "utf8") === hash) return false;
  rmSync(marker, { force: true });
  await build();
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, hash);
  return true;
}

async function buildWeb(): Promise<void> {
  await run("remix", ["vite:build"]);
  const reference = "build/client/reference";
  mkdirSync(reference, { recursive: true });
  for (const file of REFERENCE) {
    copyFileSync(`node_modules/swagger-ui-dist/${file}`, `${reference}/${file}`);
  }
}

async function bundleWorker(): Promise<void> {
  rmSync(LOCAL_BUNDLE, { recursive: true, force: true });
  await run("wrangler", ["deploy", LOCAL_ENTRY, "--dry-run", "--outdir", LOCAL_BUNDLE]);
}

/** Runs a tool of node_modules/.bin quietly; its output is shown when it fails. */
export function run(tool: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join("node_modules/.bin", tool), args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PATH: `${join(process.cwd(), "node_modules/.bin")}:${process.env.PATH}`,
        NODE_ENV: "production",
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_LOG_PATH: ".wrangler/logs",
        CI: "1",
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else
        reject(new Trouble(`${gist(output)}\n\n\`${tool} ${args.join(" ")}\` failed (${code}).`));
    });
  });
}

/** What went wrong, without the list of watched files that Vite adds. */
function gist(output: string): string {
  return output
    .replace(/\s*watchFiles: [\s\S]*$/, "")
    .split("\n")
    .slice(0, 60)
    .join("\n")
    .trim();
}
