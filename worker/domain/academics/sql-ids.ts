import { type SQL, sql } from "drizzle-orm";
import { type IdPrefix, newId } from "#platform/ids";

/**
 * A new id for every row of an `insert … select`: prefix, this moment as in a ULID, 64 random bits.
 * Use it in a materialized CTE where the id is needed twice.
 */
export function idPerRow(prefix: IdPrefix, now: number): SQL {
  const head = newId(prefix, now).slice(0, prefix.length + 1 + 10);
  return sql`${head} || lower(hex(randomblob(8)))`;
}
