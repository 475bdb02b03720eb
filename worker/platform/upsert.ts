import { sql } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { insertMany, type Write } from "./commit";
import type { Ctx } from "./ctx";

/**
 * Inserts rows, or updates those whose `key` (column names) is there already, one bound parameter a
 * statement. Columns that no row carries and `created_at` are left as they are.
 */
export function upsertMany<T extends SQLiteTable>(
  db: Ctx["db"],
  table: T,
  rows: T["$inferInsert"][],
  key: string[],
): Write[] {
  if (rows.length === 0) return [];
  const columns = new Map(getTableConfig(table).columns.map((column) => [column, column.name]));
  const carried = Object.entries(table as unknown as Record<string, unknown>)
    .filter(([name]) => rows.some((row) => (row as Record<string, unknown>)[name] !== undefined))
    .map(([, column]) => columns.get(column as never))
    .filter((name): name is string => name !== undefined);
  const updated = carried.filter((name) => !key.includes(name) && name !== "created_at");
  const names = (list: string[]) =>
    sql.join(
      list.map((name) => sql.identifier(name)),
      sql`, `,
    );
  const set = sql.join(
    updated.map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
    sql`, `,
  );
  return insertMany(
    db,
    table,
    rows,
    updated.length > 0
      ? sql`on conflict (${names(key)}) do update set ${set}`
      : sql`on conflict (${names(key)}) do nothing`,
  );
}
