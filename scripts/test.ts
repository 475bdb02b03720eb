/**
 * `npm test`: every test, or those in the files that are named. Tests in the Workers runtime first,
 * then those of Node, then the whole product in a browser. Counts go to test-results/totals.json.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { ensureBrowser } from "./local/browser.ts";
import { buildApp } from "./local/build-app.ts";
import { fail, seconds, step, Trouble } from "./local/step.ts";

type Project = {
  name: string;
  config: string;
  folders: RegExp;
  browser?: boolean;
  coverage?: boolean;
};
type Counts = { passed: number; failed: number };

const PROJECTS: Project[] = [
  {
    name: "workers",
    config: "vitest.config.ts",
    folders: /^tests\/(domain|api|durable-objects|queues|platform)\//,
    coverage: true,
  },
  { name: "node", config: "vitest.node.config.ts", folders: /^tests\/(architecture|web)\// },
  { name: "e2e", config: "vitest.e2e.config.ts", folders: /^tests\/e2e\//, browser: true },
];
const RESULTS = "test-results";

const started = performance.now();
const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith("-")).map((file) => file.replace(/^\.\//, ""));
const options = args.filter((arg) => arg.startsWith("-"));

try {
  const lost = files.filter((file) => !PROJECTS.some((project) => project.folders.test(file)));
  if (lost.length > 0) throw new Trouble(`No test of ours: ${lost.join(", ")}`);
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS);
  await buildApp();
  const totals: Counts = { passed: 0, failed: 0 };
  for (const project of PROJECTS) {
    const wanted = files.filter((file) => project.folders.test(file));
    if (files.length > 0 && wanted.length === 0) continue;
    if (!(await hasTests(project))) continue;
    const env: Record<string, string> = project.browser ? { CHROMIUM: await ensureBrowser() } : {};
    console.log(`\n── ${project.name} ${"─".repeat(60)}`);
    const counts = await step(`${project.name} tests`, () => run(project, wanted, env));
    totals.passed += counts.passed;
    totals.failed += counts.failed;
  }
  writeFileSync(`${RESULTS}/totals.json`, JSON.stringify(totals));
  console.log(`\nAll of it in ${seconds(performance.now() - started)}.`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
} catch (error) {
  fail(error);
}

async function hasTests({ folders }: Project): Promise<boolean> {
  for await (const file of glob("tests/**/*.test.{ts,tsx}")) if (folders.test(file)) return true;
  return false;
}

/** Runs one vitest project. What fails outside of a test (a file, the coverage) counts as one. */
async function run(
  project: Project,
  wanted: string[],
  env: Record<string, string>,
): Promise<Counts> {
  const report = `${RESULTS}/${project.name}.json`;
  const coverage = project.coverage && files.length === 0 ? ["--coverage"] : [];
  const code = await spawned(
    [
      "run",
      "--config",
      project.config,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...coverage,
      ...options,
      ...wanted,
    ],
    env,
  );
  const counts = countsOf(report);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function countsOf(report: string): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const read = JSON.parse(readFileSync(report, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const brokenFiles = read.testResults.filter(
    (file) =>
      file.status === "failed" && file.assertionResults.every((one) => one.status !== "failed"),
  );
  return { passed: read.numPassedTests, failed: read.numFailedTests + brokenFiles.length };
}

function spawned(args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((done, refuse) => {
    const child = spawn("node_modules/.bin/vitest", args, {
      stdio: "inherit",
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, ...env },
    });
    child.on("error", refuse);
    child.on("close", (code) => done(code ?? 1));
  });
}
