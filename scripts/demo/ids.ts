import type { IdPrefix } from "#platform/ids";
import { hash } from "./random";

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

/** The last characters of a demo id, which are the same in every copy of the demo. */
export const DEMO_KEY = 16;

/** Ids like the product's own, the same for the same key, so that seeding can go on where it broke off. */
export function demoIds(slug: string, at: number): (prefix: IdPrefix, key: string) => string {
  const time = base32(at, 10);
  return (prefix, key) => {
    const random = [1, 2, 3, 4].map((salt) => base32(hash(`${salt} ${slug} ${prefix} ${key}`), 4));
    return `${prefix}_${time}${random.join("")}`;
  };
}

function base32(value: number, length: number): string {
  let rest = value;
  let out = "";
  for (let i = 0; i < length; i++) {
    out = DIGITS[rest % 32] + out;
    rest = Math.floor(rest / 32);
  }
  return out;
}
