import { watch } from "node:fs";
import { buildApp } from "./build-app.ts";
import type { Server } from "./serve.ts";
import { seconds } from "./step.ts";

const WATCHED = ["web", "worker", "durable-objects", "queues", "migrations", "scripts/demo"];
const SETTLE_MS = 150;

/** Builds and reloads after every change of the sources; what does not build leaves the old server. */
export function watchSources(server: Server): void {
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let again = false;
  const refresh = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const started = performance.now();
    try {
      if (await buildApp()) {
        await server.reload();
        await server.door("resume");
        console.log(`  Reloaded in ${seconds(performance.now() - started)}`);
      }
    } catch (error) {
      console.error(`\n${error instanceof Error ? error.message : error}\n`);
    }
    busy = false;
    if (again) {
      again = false;
      await refresh();
    }
  };
  for (const path of WATCHED) {
    watch(path, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, SETTLE_MS);
    });
  }
}
