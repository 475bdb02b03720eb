/**
 * `npm run bench`: Homeroom against the bare runtime, interleaved in one run, without the development
 * proxy. What counts are the ratios: the machine and its neighbours cancel out.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../scripts/local/build-app.ts";
import { seedDemo } from "../scripts/local/seed-demo.ts";
import { serve } from "../scripts/local/serve.ts";
import { type Bare, startBare } from "./bare/start.ts";
import { copyTenantDatabase } from "./copy-database.ts";
import { type LoadResult, load } from "./http-load.ts";
import { bareRemixBytes, firstLoadBytes } from "./javascript-size.ts";
import { recordListStudents } from "./record-queries.ts";
import { markTimes } from "./room-load.ts";
import { bareRoom, homeroomRoom } from "./rooms.ts";
import { quantile, type Row, table } from "./statistics.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const REQUESTS = 1500;
const MARKS = 60;
const PORT = 8851;
const SCHOOL = "sakura";

const folder = mkdtempSync(join(tmpdir(), "homeroom-bench-"));
await buildApp();
// The local runtime hands every log line to another process, which the bare Worker does not need.
const options = {
  host: "127.0.0.1",
  port: PORT,
  stateDir: join(folder, "ours"),
  vars: { LOG_REQUESTS: "off" },
};
let server = await serve(options);
let bare: Bare | undefined;
try {
  await seedDemo(server);
  await server.stop();
  const stateDir = join(folder, "bare");
  const queries = await recordListStudents(50);
  bare = await startBare({
    stateDir,
    queries,
    before: (file) => copyTenantDatabase(join(folder, "ours"), SCHOOL, file),
  });
  server = await serve(options);
  const token = await signIn(server.url, `admin@${SCHOOL}.example`);
  const rows = [
    ...(await listOfStudents(token, bare)),
    await liveMarks(server.url, await signIn(server.url, `teacher@${SCHOOL}.example`), bare),
    await firstLoad(server.url),
  ];
  console.log(`\n${table(rows)}\n`);
  console.log(
    `${ROUNDS} rounds, interleaved; ratios are Homeroom to bare: median and range of the rounds.`,
  );
} finally {
  await bare?.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "homeroom-demo" }),
  });
  const { data } = (await response.json()) as { data: { accessToken: string } };
  return data.accessToken;
}

async function listOfStudents(token: string, bare: Bare): Promise<Row[]> {
  const ours = {
    port: PORT,
    path: "/api/v1/students?perPage=50",
    headers: { authorization: `Bearer ${token}`, host: `localhost:${PORT}` },
  };
  const theirs = { port: bare.port, path: "/", headers: {} };
  await load(ours, REQUESTS);
  await load(theirs, REQUESTS);
  const results: { ours: LoadResult; bare: LoadResult }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const pair =
      round % 2
        ? { ours: await load(ours, REQUESTS), bare: await load(theirs, REQUESTS) }
        : await load(theirs, REQUESTS).then(async (b) => ({
            bare: b,
            ours: await load(ours, REQUESTS),
          }));
    results.push(pair);
  }
  const median = (pick: (r: (typeof results)[number]) => number) =>
    quantile(results.map(pick), 0.5);
  return [
    {
      name: "50 students, requests/s",
      aim: ">= 0.90",
      ours: median((r) => r.ours.perSecond).toFixed(0),
      bare: median((r) => r.bare.perSecond).toFixed(0),
      ratios: results.map((r) => r.ours.perSecond / r.bare.perSecond),
      holds: (ratio) => ratio >= 0.9,
    },
    {
      name: "50 students, p95 ms",
      aim: "<= 1.15",
      ours: median((r) => r.ours.p95).toFixed(2),
      bare: median((r) => r.bare.p95).toFixed(2),
      ratios: results.map((r) => r.ours.p95 / r.bare.p95),
      holds: (ratio) => ratio <= 1.15,
    },
  ];
}

async function liveMarks(url: string, token: string, bare: Bare): Promise<Row> {
  const ours = await homeroomRoom(url, token);
  const theirs = await bareRoom(bare.port, ours.watchers.length);
  await markTimes(ours, 0, MARKS);
  await markTimes(theirs, 0, MARKS);
  const results: { ours: number; bare: number }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const a = await markTimes(ours, round * MARKS, MARKS);
    const b = await markTimes(theirs, round * MARKS, MARKS);
    results.push({ ours: quantile(a, 0.95), bare: quantile(b, 0.95) });
  }
  for (const watcher of [...ours.watchers, ours.marker, ...theirs.watchers, theirs.marker]) {
    watcher.socket.close();
  }
  return {
    name: "mark -> acknowledged and seen by 30, p95 ms",
    aim: "<= 1.30",
    ours: quantile(
      results.map((r) => r.ours),
      0.5,
    ).toFixed(2),
    bare: quantile(
      results.map((r) => r.bare),
      0.5,
    ).toFixed(2),
    ratios: results.map((r) => r.ours / r.bare),
    holds: (ratio) => ratio <= 1.3,
  };
}

async function firstLoad(url: string): Promise<Row> {
  const html = await (await fetch(`${url}/`)).text();
  const ours = firstLoadBytes(html, "build/client");
  const theirs = bareRemixBytes();
  return {
    name: "first-load JavaScript, KB gzip",
    aim: "<= 1.50",
    ours: (ours / 1000).toFixed(1),
    bare: (theirs / 1000).toFixed(1),
    ratios: [ours / theirs],
    holds: (ratio) => ratio <= 1.5,
  };
}
