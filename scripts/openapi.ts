/** Writes docs/openapi.json from the API's routes. `--check` fails when the file is not current. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const OUTPUT = "docs/openapi.json";

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
const bundle = join(folder, "document.mjs");
await build({
  stdin: {
    contents: `
      import { openApiDocument } from "./worker/api/openapi";
      import { apiRoutes } from "./worker/api/routes/index";
      import { VERSION } from "./worker/version";
      export const document = openApiDocument(apiRoutes, VERSION);
    `,
    resolveDir: process.cwd(),
  },
  bundle: true,
  format: "esm",
  platform: "node",
  outfile: bundle,
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  alias: { "react-dom/server.edge": "react-dom/server.browser" },
  external: ["cloudflare:*"],
  logLevel: "error",
});
const { document } = (await import(pathToFileURL(bundle).href)) as { document: object };
rmSync(folder, { recursive: true });

const text = `${JSON.stringify(document, null, 2)}\n`;
if (process.argv.includes("--check")) {
  const committed = readFileSync(OUTPUT, "utf8");
  if (committed !== text) {
    console.error(`${OUTPUT} is not current: run \`npm run openapi\` and commit it.`);
    process.exit(1);
  }
} else {
  writeFileSync(OUTPUT, text);
  console.log(`${OUTPUT}: ${Object.keys((document as { paths: object }).paths).length} paths`);
}
