import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "./ctx";
import { oneOf } from "./listing";

/** A column of another table that points at a record. */
export type Reference = { table: string; column: string };

/**
 * Every foreign key of the tenant's database that points at `table`, read from the schema itself so
 * that tables of later modules count without being known here.
 */
export async function referencesTo(ctx: Pick<Ctx, "db">, table: string): Promise<Reference[]> {
  const rows = await ctx.db.all<{ name: string; sql: string }>(
    sql`select name, sql from sqlite_master where type = 'table' and sql like ${`%REFERENCES%${table}%`}`,
  );
  // As a constraint of the table, or of a column that a later migration added.
  const target = `REFERENCES ["\`]?${table}["\`]?\\s*\\(`;
  const forms = [
    new RegExp(`FOREIGN KEY\\s*\\(["\`]?(\\w+)["\`]?\\)\\s*${target}`, "gi"),
    new RegExp(`["\`]?(\\w+)["\`]?\\s+(?:text|integer)\\b[^,()]*?\\s${target}`, "gi"),
  ];
  return rows.flatMap(({ name, sql: text }) =>
    forms.flatMap((form) =>
      [...text.matchAll(form)].map((match) => ({ table: name, column: match[1] ?? "" })),
    ),
  );
}

/** Those of `ids` that one of the references names. */
export async function referredIds(
  ctx: Pick<Ctx, "db">,
  ids: readonly string[],
  references: readonly Reference[],
): Promise<Set<string>> {
  if (ids.length === 0 || references.length === 0) return new Set();
  const named = references.map(
    ({ table, column }): SQL =>
      sql`exists (select 1 from ${sql.identifier(table)} where ${sql.identifier(column)} = asked.value)`,
  );
  const rows = await ctx.db.all<{ id: string }>(
    sql`select asked.value as id from ${oneOf(ids)} as asked where ${sql.join(named, sql` or `)}`,
  );
  return new Set(rows.map((row) => row.id));
}
