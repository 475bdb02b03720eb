import { inArray, sql } from "drizzle-orm";
import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { upsertMany } from "#platform/upsert";
import { guardianships } from "./tables";

/** A tie between adult and child with everything that may be set on it, and since when it is. */
export type ImportedGuardianship = Omit<typeof guardianships.$inferSelect, "id" | "updatedAt">;

export type StoredGuardianship = { id: string; record: ImportedGuardianship };

/** Ties by their ids. */
export async function storedGuardianships(
  ctx: Ctx,
  ids: readonly string[],
): Promise<StoredGuardianship[]> {
  const rows = await ctx.db
    .select()
    .from(guardianships)
    .where(inArray(guardianships.id, oneOf(ids) as never));
  return rows.map(stored);
}

/** Ties by the pair that they tie. */
export async function guardianshipsOfPairs(
  ctx: Ctx,
  pairs: readonly { guardianId: string; studentId: string }[],
): Promise<StoredGuardianship[]> {
  const asked = JSON.stringify(pairs.map((pair) => [pair.guardianId, pair.studentId]));
  const pair = sql`(select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(${asked}))`;
  const rows = await ctx.db
    .select()
    .from(guardianships)
    .where(sql`(${guardianships.guardianId}, ${guardianships.studentId}) in ${pair}`);
  return rows.map(stored);
}

/** Writes that create or overwrite ties in bulk. Permission and audit are the caller's. */
export function importGuardianshipsWrites(ctx: Ctx, rows: StoredGuardianship[]): Write[] {
  const values = rows.map(({ id, record }) => ({
    id,
    ...record,
    updatedAt: ctx.now,
  }));
  return upsertMany(ctx.db, guardianships, values, ["id"]);
}

/** Writes that untie. */
export function removeGuardianshipsWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  return [ctx.db.delete(guardianships).where(inArray(guardianships.id, oneOf(ids) as never))];
}

function stored(row: typeof guardianships.$inferSelect): StoredGuardianship {
  const { id, updatedAt: _, ...record } = row;
  return { id, record };
}
