/** `npm run build`: the web app and the local Worker's bundle, when their inputs changed. */
import { buildApp } from "./local/build-app.ts";
import { fail } from "./local/step.ts";

try {
  await buildApp();
} catch (error) {
  fail(error);
}
