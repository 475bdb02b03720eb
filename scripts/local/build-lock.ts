import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./processes.ts";

const LOCK = "node_modules/.cache/homeroom/build.lock";

/** Runs `work` while no other process of this checkout builds. A lock of a dead process is ignored. */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(join(LOCK, ".."), { recursive: true });
  while (!take()) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function take(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isAlive(holder())) rmSync(LOCK, { force: true });
    return false;
  }
}

function holder(): number {
  try {
    // An empty file belongs to a process that is just about to write its id.
    return Number(readFileSync(LOCK, "utf8")) || process.pid;
  } catch {
    return process.pid;
  }
}
