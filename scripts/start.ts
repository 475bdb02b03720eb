/** `npm start`: builds what is out of date, serves it, fills the demo schools and says where to go. */
import { parseArgs } from "node:util";
import { buildApp } from "./local/build-app.ts";
import { seedDemo } from "./local/seed-demo.ts";
import { serve } from "./local/serve.ts";
import { fail, seconds, step } from "./local/step.ts";
import { watchSources } from "./local/watch.ts";
import { welcome } from "./local/welcome.ts";

const HELP = `npm start [-- options]

Serves Homeroom on this machine, with demo schools on the first start.

  --no-demo      without the demo schools
  --watch        build and reload on every change (npm run dev)
  --verbose      show every line of the Worker's log (it is kept in <state>/homeroom.log)
  --help

  PORT       port, 8787 unless given          HOST   address to listen on, 127.0.0.1 unless given
  STATE_DIR  where data is kept, .wrangler/state unless given (remove it to begin anew)`;

const started = performance.now();
const { values: flags } = parseArgs({
  options: {
    demo: { type: "boolean", default: true },
    watch: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
  allowNegative: true,
});
if (flags.help) {
  console.log(HELP);
  process.exit(0);
}

const port = Number(process.env.PORT ?? 8787);
const host = process.env.HOST ?? "127.0.0.1";
const stateDir = process.env.STATE_DIR ?? ".wrangler/state";

try {
  await buildApp();
  const server = await step("Starting the runtime", () =>
    serve({ host, port, stateDir, verbose: flags.verbose }),
  );
  const stop = async () => {
    await server.stop();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  if (flags.demo) await seedDemo(server);
  await server.door("resume");
  console.log(welcome(server, { stateDir, demo: flags.demo }));
  console.log(`  Ready in ${seconds(performance.now() - started)}. Stop with Ctrl+C.\n`);
  if (flags.watch) watchSources(server);
  process.send?.({ operatorToken: server.secrets.OPERATOR_TOKEN });
} catch (error) {
  fail(error);
}
