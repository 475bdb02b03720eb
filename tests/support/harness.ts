import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const START_MS = 180_000;

export type HarnessOptions = {
  /** With the four demo schools. */
  demo?: boolean;
  /** Where data is kept; a fresh place that `stop` removes unless given. */
  stateDir?: string;
  /** A free port unless given. */
  port?: number;
};

export type StoredMail = {
  id: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  /** The addresses in the text, in order. */
  links: string[];
};

export type Harness = {
  /** The bare app host, such as `http://localhost:41234`. */
  url: string;
  port: number;
  stateDir: string;
  /** The address of a school, for a browser. */
  school: (slug: string) => string;
  /** A request to a host name that Node itself cannot resolve; `slug` null is the bare app host. */
  fetch: (slug: string | null, path: string, init?: RequestInit) => Promise<Response>;
  /** The mail that a school has sent, oldest first. Waits for one to `recipient` when it is given. */
  mails: (slug: string, recipient?: string) => Promise<StoredMail[]>;
  /** The last lines that the server printed. */
  output: () => string;
  /** Ends the server in good order and removes a state directory of its own. */
  stop: () => Promise<void>;
  /** Kills the server and its runtime at once, as a power cut would. The data stays. */
  kill: () => Promise<void>;
};

/** Starts the whole built Worker in a process of its own, as `npm start` does. */
export async function startHomeroom(options: HarnessOptions = {}): Promise<Harness> {
  const port = options.port ?? (await freePort());
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), "homeroom-"));
  const own = join(ROOT, "node_modules/.bin/node");
  const child = spawn(
    existsSync(own) ? own : process.execPath,
    ["scripts/run.mjs", "start", options.demo ? "--demo" : "--no-demo"],
    {
      cwd: ROOT,
      // A group of its own, so that the runtime can be killed with it.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", STATE_DIR: stateDir },
    },
  );
  const output = linesOf(child);
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const killOnExit = () => endGroup(child);
  process.once("exit", killOnExit);
  void exited.then(() => process.off("exit", killOnExit));
  const secrets = await ready(child, output);
  const base = `http://127.0.0.1:${port}`;
  const hostOf = (slug: string | null) => `${slug ? `${slug}.` : ""}localhost:${port}`;
  return {
    url: `http://localhost:${port}`,
    port,
    stateDir,
    school: (slug) => `http://${hostOf(slug)}`,
    fetch: (slug, path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("host", hostOf(slug));
      return fetch(base + path, { redirect: "manual", ...init, headers });
    },
    mails: (slug, recipient) => readMails(`${base}/__local/mails?slug=${slug}`, secrets, recipient),
    output,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
      if (!options.stateDir) rmSync(stateDir, { recursive: true, force: true });
    },
    kill: async () => {
      endGroup(child);
      await exited;
    },
  };
}

type Secrets = { operatorToken: string };

function ready(child: ChildProcess, output: () => string): Promise<Secrets> {
  return new Promise((done, refuse) => {
    const give = (why: string) => refuse(new Error(`Homeroom ${why}.\n${output()}`));
    const timer = setTimeout(() => {
      endGroup(child);
      give(`was not ready within ${START_MS / 1000} s`);
    }, START_MS);
    child.once("exit", (code) => {
      clearTimeout(timer);
      give(`ended with ${code} before it was ready`);
    });
    child.once("message", (message) => {
      clearTimeout(timer);
      done(message as Secrets);
    });
  });
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

function linesOf(child: ChildProcess): () => string {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      lines.push(...chunk.toString().split("\n"));
      lines.splice(0, lines.length - 200);
    });
  }
  return () => lines.join("\n");
}

async function readMails(
  url: string,
  { operatorToken }: Secrets,
  recipient?: string,
): Promise<StoredMail[]> {
  const headers = { authorization: `Bearer ${operatorToken}` };
  for (let tries = 0; ; tries++) {
    const response = await fetch(url, { method: "POST", headers });
    if (!response.ok) throw new Error(await response.text());
    const mails = ((await response.json()) as Omit<StoredMail, "links">[]).map((mail) => ({
      ...mail,
      links: mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
    }));
    if (!recipient) return mails;
    const theirs = mails.filter((mail) => mail.recipient === recipient.toLowerCase());
    if (theirs.length > 0 || tries >= 100) return theirs;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((done, refuse) => {
    const server = createServer();
    server.once("error", refuse);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
