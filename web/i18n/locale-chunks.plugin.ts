import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

const id = "virtual:locale-chunks";

/** Tells the server bundle which client files hold each locale's texts, so that pages can preload them. */
export function localeChunks(clientDirectory: string): Plugin {
  let serving = false;
  return {
    name: "homeroom:locale-chunks",
    configResolved(config) {
      serving = config.command === "serve";
    },
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loaded, options) {
      if (loaded !== `\0${id}`) return;
      const chunks: Record<string, string> = {};
      if (!serving && options?.ssr) {
        const manifest: Record<string, { file: string }> = JSON.parse(
          readFileSync(resolve(clientDirectory, ".vite/manifest.json"), "utf8"),
        );
        for (const [source, chunk] of Object.entries(manifest)) {
          const match = /i18n\/locales\/(\w+)\/(\w+)\.json$/.exec(source);
          if (match) chunks[`${match[1]}/${match[2]}`] = `/${chunk.file}`;
        }
      }
      return `export default ${JSON.stringify(chunks)}`;
    },
  };
}
