import { inArray } from "drizzle-orm";
import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { upsertMany } from "#platform/upsert";
import { schools } from "./tables";

/** What an import may change of a school; brings a school back exactly. */
export type SchoolRecord = {
  sourcedId: string;
  name: string;
  type: typeof schools.$inferSelect.type;
  identifier: string | null;
  parentId: string | null;
  timeZone: string;
  status: "active" | "inactive";
};

export type StoredSchool = { id: string; sourcedId: string; record: SchoolRecord };

/** Schools by id or by sourcedId, in the shape in which an import compares and restores them. */
export async function storedSchools(
  ctx: Ctx,
  by: "id" | "sourcedId",
  keys: readonly string[],
): Promise<StoredSchool[]> {
  const rows = await ctx.db
    .select()
    .from(schools)
    .where(inArray(schools[by], oneOf(keys) as never));
  return rows.map(stored);
}

/** Every school of the tenant; there are few. */
export async function allStoredSchools(ctx: Ctx): Promise<StoredSchool[]> {
  return (await ctx.db.select().from(schools).orderBy(schools.id)).map(stored);
}

/** Writes that create or overwrite schools in bulk. Permission and audit are the caller's. */
export function importSchoolsWrites(
  ctx: Ctx,
  rows: { id: string; record: SchoolRecord }[],
): Write[] {
  const values = rows.map(({ id, record }) => ({
    id,
    ...record,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  return upsertMany(ctx.db, schools, values, ["id"]);
}

/** Writes that remove schools which nothing refers to. */
export function removeSchoolsWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  return [ctx.db.delete(schools).where(inArray(schools.id, oneOf(ids) as never))];
}

function stored(row: typeof schools.$inferSelect): StoredSchool {
  const { sourcedId, name, type, identifier, parentId, timeZone, status } = row;
  return {
    id: row.id,
    sourcedId,
    record: { sourcedId, name, type, identifier, parentId, timeZone, status },
  };
}
