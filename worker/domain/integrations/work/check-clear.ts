import { sql } from "drizzle-orm";
import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { importProblems, importRows, imports } from "../tables";

const ROWS_A_CLEARING = 5000;
/** Rows that changed nothing are kept this long after their check. */
const UNCHANGED_KEPT_MS = 7 * 24 * 3600_000;

/**
 * Writes that remove some of what an earlier check of this import left, and unchanged rows of old
 * imports, so that nightly imports do not pile up. No writes when nothing is left to remove.
 */
export async function clearSome(ctx: Ctx, importId: string): Promise<Write[]> {
  const old = ctx.now - UNCHANGED_KEPT_MS;
  const leftovers = sql`select rowid from ${importRows} where ${importRows.importId} = ${importId}`;
  const idle = sql`select rowid from ${importRows} where ${importRows.change} = 'unchanged'
    and ${importRows.importId} in (select ${imports.id} from ${imports} where ${imports.createdAt} < ${old}
      and ${imports.state} not in ('uploaded', 'checking', 'committing', 'undoing'))`;
  const problems = sql`select rowid from ${importProblems} where ${importProblems.importId} = ${importId}`;
  const found = await ctx.db.all<{ n: number }>(
    sql`select exists (${leftovers}) + exists (${idle}) + exists (${problems}) as n`,
  );
  if (!found[0]?.n) return [];
  const remove = (table: typeof importRows | typeof importProblems, rows: typeof leftovers) =>
    ctx.db.run(
      sql`delete from ${table} where rowid in (${rows} limit ${ROWS_A_CLEARING})`,
    ) as unknown as Write;
  return [
    remove(importRows, leftovers),
    remove(importRows, idle),
    remove(importProblems, problems),
  ];
}
