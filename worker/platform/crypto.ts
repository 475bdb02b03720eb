import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, SCRYPT, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** `scrypt$15$8$3$<salt>$<key>` (base64url), with OWASP's N=2^15 r=8 p=3. About 0.2 s. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt);
  return `scrypt$15$8$3$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Whether the password fits the stored hash; a null hash takes the same time and is false. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , , salt, key] = (stored ?? "").split("$");
  const expected = key ? Buffer.from(key, "base64url") : Buffer.alloc(KEY_BYTES);
  const actual = await derive(password, salt ? Buffer.from(salt, "base64url") : Buffer.alloc(16));
  return timingSafeEqual(actual, expected) && stored !== null;
}

/** A URL-safe random token of 256 bits. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Lower-case hex SHA-256 of a text or of bytes. */
export async function sha256(input: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  return Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
}

/** base64url HMAC-SHA256 of `text` under `secret`. */
export async function hmac(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(text));
  return Buffer.from(mac).toString("base64url");
}
