import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, isRunning, isRuntimeProcess, isServerProcess } from "./processes.ts";
import { Trouble } from "./step.ts";

type Record = { pid: number; runtime: number | null; port: number };

/**
 * Claims a state directory for this process. A server that was killed leaves its runtime behind,
 * with the port and the databases: it is ended here. A live server is trouble.
 */
export async function claimState(stateDir: string, port: number): Promise<void> {
  mkdirSync(stateDir, { recursive: true });
  const other = read(stateDir);
  if (other && other.pid !== process.pid && isAlive(other.pid) && isServerProcess(other.pid)) {
    throw new Trouble(
      `A Homeroom server (process ${other.pid}, port ${other.port}) already uses ${stateDir}.\n` +
        "Stop it, or give this one a place of its own: STATE_DIR=.wrangler/other PORT=8788 npm start",
    );
  }
  const orphan = other?.runtime && isRuntimeProcess(other.runtime) ? other.runtime : null;
  if (orphan) {
    process.kill(orphan, "SIGKILL");
    for (let i = 0; i < 50 && isRunning(orphan); i++) await sleep(100);
  }
  recordServer(stateDir, { pid: process.pid, runtime: null, port });
}

/** Notes who serves from a state directory. */
export function recordServer(stateDir: string, record: Record): void {
  writeFileSync(file(stateDir), JSON.stringify(record));
}

export function releaseState(stateDir: string): void {
  rmSync(file(stateDir), { force: true });
}

function read(stateDir: string): Record | null {
  try {
    return JSON.parse(readFileSync(file(stateDir), "utf8")) as Record;
  } catch {
    return null;
  }
}

function file(stateDir: string): string {
  return join(stateDir, "server.json");
}
