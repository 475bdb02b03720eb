/** Runs `scripts/<name>.ts` with the rest of the arguments, after a look at the Node that runs it. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Homeroom's scripts need Node 22.18 or newer; this is ${process.versions.node}.\n` +
      "`npm ci` installs a fitting one beside the other tools: start scripts through npm, for example `npm start`.",
  );
  process.exit(1);
}

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(dirname(here));
if (!existsSync("node_modules/.bin/wrangler")) {
  console.error("The tools are not installed yet: run `npm ci` first.");
  process.exit(1);
}
// Wrangler's own chatter stays out of ours.
process.env.WRANGLER_LOG ??= "warn";
process.env.WRANGLER_SEND_METRICS ??= "false";
const [name] = process.argv.splice(2, 1);
await import(pathToFileURL(join(here, `${name}.ts`)).href);
