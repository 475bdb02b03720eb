/** `npm run check`: everything that can be said of the tree without running it. Needs no server. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { seconds } from "./local/step.ts";

type Step = { title: string; command: string[] };
type Outcome = Step & { ok: boolean; output: string; ms: number };

const STEPS: Step[] = [
  { title: "types", command: ["tsc", "--noEmit"] },
  {
    title: "format and lint",
    command: ["biome", "ci", "--error-on-warnings", "--colors=off", "--max-diagnostics=40"],
  },
  {
    title: "boundaries and sizes",
    command: ["vitest", "run", "--config", "vitest.node.config.ts", "tests/architecture"],
  },
  { title: "migrations are current", command: ["node", "scripts/run.mjs", "generate", "--check"] },
  { title: "openapi.json is current", command: ["node", "scripts/run.mjs", "openapi", "--check"] },
];

const started = performance.now();
const waiting = [...STEPS];
const outcomes: Outcome[] = [];

async function worker(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const outcome = await run(step);
    outcomes.push(outcome);
    console.log(`  ${outcome.ok ? "✓" : "✗"} ${outcome.title} (${seconds(outcome.ms)})`);
    if (!outcome.ok) console.log(`\n${outcome.output.trim().replace(/^/gm, "    ")}\n`);
  }
}

function run(step: Step): Promise<Outcome> {
  const begun = performance.now();
  const [tool = "", ...args] = step.command;
  return new Promise((done) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, NO_COLOR: "1" },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk;
      });
    }
    const end = (ok: boolean) => done({ ...step, ok, output, ms: performance.now() - begun });
    child.on("error", (error) => {
      output += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
const failed = outcomes.filter((outcome) => !outcome.ok).map((outcome) => outcome.title);
console.log(
  failed.length === 0
    ? `\n  All ${STEPS.length} checks passed in ${seconds(performance.now() - started)}.`
    : `\n  Failed: ${failed.join(", ")} (${seconds(performance.now() - started)}).`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
