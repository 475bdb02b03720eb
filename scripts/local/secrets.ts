import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";

const FILE = ".dev.vars";

/** What this checkout's `.dev.vars` says; missing secrets are made once and kept there. */
export function localSecrets(): Record<string, string> {
  const known = read();
  const missing = Object.entries(MAKERS).filter(([name]) => !known[name]);
  if (missing.length === 0) return known;
  const lines = missing.map(([name, make]) => `${name}='${make()}'\n`);
  appendFileSync(FILE, lines.join(""), { mode: 0o600 });
  return read();
}

const MAKERS: Record<string, () => string> = {
  AUTH_SIGNING_JWK: () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return JSON.stringify({
      ...privateKey.export({ format: "jwk" }),
      kid: randomUUID(),
      alg: "ES256",
    });
  },
  AUTH_REFRESH_KEY: () => randomBytes(32).toString("base64url"),
  OPERATOR_TOKEN: () => randomBytes(32).toString("base64url"),
};

/** Fresh values of every secret, for a deployment. Nothing is stored. */
export function freshSecrets(): Record<string, string> {
  return Object.fromEntries(Object.entries(MAKERS).map(([name, make]) => [name, make()]));
}

function read(): Record<string, string> {
  let text = "";
  try {
    text = readFileSync(FILE, "utf8");
  } catch {
    return {};
  }
  const entries = text.split("\n").flatMap((line) => {
    const found = /^\s*([A-Z_][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    return found?.[1] ? [[found[1], unquoted(found[2] ?? "")] as const] : [];
  });
  // The first of two wins, so that processes that start together agree.
  return Object.fromEntries(entries.reverse());
}

function unquoted(value: string): string {
  const quote = value[0];
  return (quote === "'" || quote === '"') && value.endsWith(quote) ? value.slice(1, -1) : value;
}
