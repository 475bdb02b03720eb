/** `npm run owner -- create <email>`: makes somebody platform staff. */
import { parseArgs } from "node:util";
import { fail, Trouble } from "./local/step.ts";
import { call, SERVER_HELP, SERVER_OPTIONS, serverAt } from "./operator/call.ts";

const HELP = `npm run owner -- create <email>

  Lets an e-mail address into the owner console. A new address gets the password of
  HOMEROOM_PASSWORD; one that is known keeps its own.

${SERVER_HELP}`;

try {
  const { values, positionals } = parseArgs({ options: SERVER_OPTIONS, allowPositionals: true });
  const [command, email] = positionals;
  if (values.help || !command) console.log(HELP);
  else if (command === "create" && email) {
    const password = process.env.HOMEROOM_PASSWORD;
    if (!password) throw new Trouble("Set HOMEROOM_PASSWORD to the owner's first password.");
    await call(serverAt(values.url), "POST", "owners", { email, password });
    console.log(`${email} may use the owner console.`);
  } else throw new Trouble(HELP);
} catch (error) {
  fail(error instanceof TypeError ? new Trouble(`${error.message}\n\n${HELP}`) : error);
}
