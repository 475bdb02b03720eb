import { and, eq, gt, inArray, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { Import, ImportSummary } from "./import.schema";
import { ImportOptions } from "./import.schema";
import { imports } from "./tables";

/** A job that has not moved for so long is taken for dead; a person may start over. */
export const STALLED_AFTER_MS = 15 * 60_000;

/** States in which an import has written to the tenant's records, wholly or in part. */
export const TOUCHED = ["committing", "committed", "failed", "undoing"] as const;

/** Another import that has written to the tenant's records and stands after this one. */
export function laterImport(ctx: Ctx): SQL<number> {
  const later = alias(imports, "later");
  const query = ctx.db
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        ne(later.id, imports.id),
        inArray(later.state, [...TOUCHED]),
        gt(later.updatedAt, imports.updatedAt),
      ),
    );
  return sql<number>`exists ${query}`;
}

/** Imports with whether a later one has been applied, as lists and single reads want them. */
export function importQuery(ctx: Ctx) {
  return ctx.db
    .select({ row: imports, hasLater: laterImport(ctx) })
    .from(imports)
    .$dynamic();
}

export async function readImport(ctx: Ctx, id: string): Promise<Import | null> {
  const [found] = await importQuery(ctx).where(eq(imports.id, id));
  return found ? toImport(ctx, found) : null;
}

type Found = { row: typeof imports.$inferSelect; hasLater: number };

/** An import on the wire. */
export function toImport(ctx: Pick<Ctx, "now">, { row, hasLater }: Found): Import {
  const isStalled = row.updatedAt < ctx.now - STALLED_AFTER_MS;
  const { state } = row;
  const isAtWork = state === "committing" || state === "undoing";
  const mayUndo = state === "committed" || state === "failed" || (isAtWork && isStalled);
  return {
    id: row.id,
    state,
    format: row.format ?? "oneroster_csv",
    fileName: row.fileName,
    fileSize: row.fileSize,
    options: ImportOptions.parse(row.options),
    summary: row.summary as ImportSummary | null,
    progress: { step: row.step, done: row.done, total: row.total },
    error: row.error,
    mayCommit: state === "ready",
    mayUndo: mayUndo && !hasLater,
    mayMap: isMappable(row, ctx.now),
    createdBy: row.createdBy,
    createdAt: isoTime(row.createdAt),
    updatedAt: isoTime(row.updatedAt),
    checkedAt: isoTime(row.checkedAt),
    committedAt: isoTime(row.committedAt),
    undoneAt: isoTime(row.undoneAt),
  };
}

/** Whether the choices may still be changed and the file checked again. */
export function isMappable(row: Pick<Found["row"], "state" | "updatedAt">, now: number): boolean {
  if (row.state === "ready" || row.state === "refused") return true;
  const isChecking = row.state === "uploaded" || row.state === "checking";
  return isChecking && row.updatedAt < now - STALLED_AFTER_MS;
}
