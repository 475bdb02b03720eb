import {
  cpSync,
  createWriteStream,
  readdirSync,
  readFileSync,
  rmSync,
  type WriteStream,
} from "node:fs";
import { createServer } from "node:net";
import { extname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type MiniflareOptions,
} from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { LOCAL_BUNDLE } from "./build-app.ts";
import { runtimeOf } from "./processes.ts";
import { localSecrets } from "./secrets.ts";
import { claimState, recordServer, releaseState } from "./server-record.ts";
import { Trouble } from "./step.ts";

export type ServerOptions = {
  host: string;
  port: number;
  /** Where databases, rooms and files are kept between runs. */
  stateDir: string;
  /** More or other variables than wrangler.toml and .dev.vars have. */
  vars?: Record<string, string>;
  /** Whether the terminal shows every line of the Worker's log, not only warnings and errors. */
  verbose?: boolean;
};

export type Server = {
  url: string;
  secrets: Record<string, string>;
  /** Asks the local door of the Worker for something; throws what went wrong. */
  door(what: string, query?: Record<string, string>): Promise<unknown>;
  /** Takes the newest bundle; open sockets are cut, data stays. */
  reload(): Promise<void>;
  stop(): Promise<void>;
};

const CRON = "* * * * *";
const MODULE_TYPES: Record<string, "ESModule" | "CompiledWasm" | "Text" | "Data"> = {
  ".js": "ESModule",
  ".wasm": "CompiledWasm",
  ".txt": "Text",
  ".bin": "Data",
};

/**
 * Serves the bundled Worker on the Workers runtime itself, with D1, Durable Objects, queues and R2
 * kept below `stateDir`. Requests go straight to the Worker's socket: a proxy in front would cost
 * half of the throughput.
 */
export async function serve(options: ServerOptions): Promise<Server> {
  const { host, port, stateDir } = options;
  await claimState(stateDir, port);
  await requireFreePort(host, port);
  const secrets = localSecrets();
  const log = createWriteStream(join(stateDir, "homeroom.log"));
  const door: Server["door"] = (what, query = {}) =>
    openDoor(`http://${host}:${port}`, secrets, what, query);
  const record = () => recordServer(stateDir, { pid: process.pid, runtime: runtimeOf(), port });
  const configure = () =>
    miniflareOptions(options, secrets, log, async () => {
      record();
      await door("resume");
    });
  const miniflare = new Miniflare(configure());
  await miniflare.ready;
  record();
  // Miniflare would end the process in the middle of `stop`; its hook on exit stays.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeAllListeners(signal);
  const cron = everyMinute(async () => {
    const worker = await miniflare.getWorker();
    const { outcome } = await worker.scheduled({ cron: CRON });
    if (outcome !== "ok") throw new Error(outcome);
  });
  return {
    url: `http://localhost:${port}`,
    secrets,
    door,
    reload: async () => {
      await miniflare.setOptions(configure());
      record();
    },
    stop: async () => {
      clearInterval(cron);
      await miniflare.dispose();
      log.end();
      releaseState(stateDir);
    },
  };
}

/** Everything behind the door can be asked again, so a connection that broke is one more try. */
async function openDoor(
  base: string,
  secrets: Record<string, string>,
  what: string,
  query: Record<string, string>,
  tries = 3,
): Promise<unknown> {
  const request = fetch(`${base}/__local/${what}?${new URLSearchParams(query)}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secrets.OPERATOR_TOKEN}`, connection: "close" },
  });
  let response: Response;
  try {
    response = await request;
  } catch (error) {
    if (tries <= 1) throw error;
    await sleep(1000);
    return openDoor(base, secrets, what, query, tries - 1);
  }
  const body = (await response.json()) as { error?: string };
  if (!response.ok) throw new Error(`${what} ${JSON.stringify(query)} failed: ${body.error}`);
  return body;
}

function miniflareOptions(
  options: ServerOptions,
  secrets: Record<string, string>,
  log: WriteStream,
  onRuntimeRestart: () => Promise<void>,
): MiniflareOptions {
  const directory = ownAssets(options.stateDir);
  const { workerOptions, externalWorkers } = unstable_getMiniflareWorkerOptions(
    "wrangler.toml",
    undefined,
    { overrides: { assets: { directory } } },
  );
  const { modulesRules: _rules, ...bound } = workerOptions;
  return convertV4MiniflareOptions({
    // The entry socket is for scheduled events only; requests use the direct one below.
    host: "127.0.0.1",
    port: 0,
    cf: false,
    telemetry: { enabled: false },
    log: new Log(LogLevel.WARN),
    unsafeHandleRuntimeRestart: onRuntimeRestart,
    handleStructuredLogs: (entry) => writeLog(entry, log, options.verbose ?? false),
    // The same place below which `wrangler d1 execute --local` looks.
    resourcePersistencePath: resolve(options.stateDir, "v3"),
    resourceTmpPath: resolve(options.stateDir, "tmp"),
    workers: [
      {
        name: "homeroom",
        ...bound,
        bindings: {
          ...(bound.bindings as Record<string, string>),
          ...secrets,
          ENVIRONMENT: "development",
          APP_HOST: `localhost:${options.port}`,
          ...options.vars,
        },
        modulesRoot: resolve(LOCAL_BUNDLE),
        modules: bundledModules(),
        unsafeDirectSockets: [{ host: options.host, port: options.port }],
      },
      ...externalWorkers,
    ],
  });
}

/** A copy of the static files, so that the next build does not pull them from under this server. */
function ownAssets(stateDir: string): string {
  const directory = resolve(stateDir, "client");
  rmSync(directory, { recursive: true, force: true });
  cpSync("build/client", directory, { recursive: true });
  return directory;
}

function bundledModules() {
  const files = readdirSync(LOCAL_BUNDLE).filter((file) => MODULE_TYPES[extname(file)]);
  const main = (file: string) => (file === "worker.js" ? 0 : 1);
  return files
    .sort((a, b) => main(a) - main(b))
    .map((file) => {
      const type = MODULE_TYPES[extname(file)] ?? "ESModule";
      const path = resolve(LOCAL_BUNDLE, file);
      const isText = type === "ESModule" || type === "Text";
      return { type, path, contents: isText ? readFileSync(path, "utf8") : bytes(path) };
    });
}

function bytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

function writeLog(
  entry: { level: string; message: string },
  file: WriteStream,
  verbose: boolean,
): void {
  file.write(`${entry.message}\n`);
  if (verbose || entry.level === "error" || entry.level === "warn") console.log(entry.message);
}

function everyMinute(work: () => Promise<void>): NodeJS.Timeout {
  const timer = setInterval(() => {
    work().catch((error: unknown) => console.error(`The cron sweep failed: ${error}`));
  }, 60_000);
  timer.unref();
  return timer;
}

async function requireFreePort(host: string, port: number): Promise<void> {
  const code = await portTrouble(host, port);
  if (!code) return;
  const why = code === "EADDRINUSE" ? "is in use" : `cannot be used (${code})`;
  throw new Trouble(
    `Port ${port} on ${host} ${why}.\nStop what uses it, or choose another: PORT=8788 npm start`,
  );
}

function portTrouble(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}
