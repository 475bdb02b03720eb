import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

type Process = { pid: number; parent: number; command: string };

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a process still holds its ports and files; one that only waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  } catch {
    return !existsSync("/proc/self/stat") && isAlive(pid);
  }
}

/** The Workers runtime that this process (or `parent`) has started, if it runs. */
export function runtimeOf(parent: number = process.pid): number | null {
  return processes().find((it) => it.parent === parent && isRuntime(it.command))?.pid ?? null;
}

/** Whether this process id belongs to a Workers runtime, and not to something that came later. */
export function isRuntimeProcess(pid: number): boolean {
  return processes().some((it) => it.pid === pid && isRuntime(it.command));
}

/** Whether this process id is one of our own servers. */
export function isServerProcess(pid: number): boolean {
  return processes().some((it) => it.pid === pid && /scripts[\\/]run\.mjs/.test(it.command));
}

function isRuntime(command: string): boolean {
  return /workerd\b.* serve\b/.test(command);
}

function processes(): Process[] {
  if (existsSync("/proc/self/stat")) return readdirSync("/proc").flatMap(fromProc);
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      if (!found) return [];
      return [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? "" }];
    });
}

function fromProc(name: string): Process[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return command ? [{ pid: Number(name), parent, command }] : [];
  } catch {
    return [];
  }
}
