import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";

/** Fresh secrets of the shape the Worker wants, for one run. */
export function testSecrets(): Record<string, string> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), alg: "ES256" };
  return {
    AUTH_SIGNING_JWK: JSON.stringify(jwk),
    AUTH_REFRESH_KEY: randomBytes(32).toString("base64url"),
    OPERATOR_TOKEN: randomBytes(32).toString("base64url"),
  };
}
