import { ulid } from "ulid";

/** Every id prefix and what it names. */
export const ID_PREFIXES = {
  ten: "tenant",
  sch: "school",
  idn: "identity",
  mem: "membership",
  ses: "session",
  stu: "student",
  stf: "staff member",
  gua: "guardian",
  hou: "household",
  hhm: "household member",
  gsh: "guardianship",
  rol: "role assignment",
  acs: "academic session",
  crs: "course",
  cls: "class",
  enr: "enrollment",
  per: "period",
  mtg: "meeting time",
  cal: "calendar exception",
  reg: "register",
  mev: "mark event",
  imp: "import",
  fil: "file",
  aud: "audit entry",
  msg: "outbox message",
  eml: "e-mail",
  ddl: "dead letter",
  req: "request",
} as const;

export type IdPrefix = keyof typeof ID_PREFIXES;

const POOL_BYTES = 1024;
let pool = new Uint8Array(0);
let used = 0;

/** Random bytes drawn in one go: asking the runtime for each letter took fifty times as long. */
function random(): number {
  if (used >= pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(POOL_BYTES));
    used = 0;
  }
  return (pool[used++] ?? 0) / 256;
}

/** A lower-case ULID: 26 characters that sort by time. */
export function newUlid(now?: number): string {
  return ulid(now, random).toLowerCase();
}

/** A new id such as `stu_01jc…`: the prefix, then a lower-case ULID, so ids sort by time. */
export function newId(prefix: IdPrefix, now?: number): string {
  return `${prefix}_${newUlid(now)}`;
}

/** Whether `value` has the shape of an id with this prefix. */
export function isId(prefix: IdPrefix, value: string): boolean {
  return value.startsWith(`${prefix}_`) && value.length <= 64;
}
