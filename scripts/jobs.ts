/** `npm run jobs -- …`: queue messages that used up their retries. */
import { parseArgs } from "node:util";
import { fail, Trouble } from "./local/step.ts";
import { call, SERVER_HELP, SERVER_OPTIONS, serverAt, table } from "./operator/call.ts";

const HELP = `npm run jobs -- <command>

  dead           messages that could not be handled, newest first
  replay <id>    sends one of them again, once

${SERVER_HELP}`;

type DeadLetter = {
  id: string;
  tenantId: string | null;
  type: string;
  attempts: number;
  at: string;
  replayedAt: string | null;
};

try {
  const { values, positionals } = parseArgs({ options: SERVER_OPTIONS, allowPositionals: true });
  const [command, id] = positionals;
  const server = serverAt(values.url);
  if (values.help || !command) console.log(HELP);
  else if (command === "dead") {
    const letters = await call<DeadLetter[]>(server, "GET", "dead-letters");
    const rows = letters.map(({ id: letter, type, tenantId, attempts, at, replayedAt }) => ({
      id: letter,
      type,
      tenant: tenantId,
      attempts,
      at,
      replayed: replayedAt,
    }));
    console.log(rows.length > 0 ? table(rows) : "There are no dead letters.");
  } else if (command === "replay") {
    if (!id) throw new Trouble("Say which one: npm run jobs -- replay <id>");
    await call(server, "POST", `dead-letters/${encodeURIComponent(id)}/replay`);
    console.log(`${id} was sent again.`);
  } else throw new Trouble(`There is no command "${command}".\n\n${HELP}`);
} catch (error) {
  fail(error instanceof TypeError ? new Trouble(`${error.message}\n\n${HELP}`) : error);
}
