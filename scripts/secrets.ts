/** `npm run secrets`: fresh values for a deployment, to be stored with `wrangler secret put`. */
import { freshSecrets } from "./local/secrets.ts";

for (const [name, value] of Object.entries(freshSecrets())) console.log(`${name}\n${value}\n`);
