import { and, eq, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { anotherAtWork } from "./commit-import";
import type { Import } from "./import.schema";
import { importRows, imports } from "./tables";
import { importQuery, readImport, TOUCHED, toImport } from "./to-import";
import { stillAt } from "./work/advance";

/**
 * Starts taking an import back; a job does the work. What it made is removed, or ended where
 * something else refers to it by now (attendance, an invitation, an edit by hand); what it changed
 * or ended is as it was. CONFLICT when a later import was applied: that one goes first.
 */
export async function undoImport(ctx: Ctx, id: string): Promise<Import> {
  requireReach(ctx, "imports:run");
  const [found] = await importQuery(ctx).where(eq(imports.id, id));
  if (!found) throw notFound("This import");
  const { row, hasLater } = found;
  const later = new DomainError("CONFLICT", "A later import was applied. Undo that one first.");
  if (!toImport(ctx, { row, hasLater: 0 }).mayUndo) {
    throw new DomainError("CONFLICT", "Only an import that was committed can be undone.");
  }
  if (hasLater) throw later;
  const [applied] = await ctx.db
    .select({ total: sql<number>`count(*)` })
    .from(importRows)
    .where(
      and(eq(importRows.importId, id), eq(importRows.applied, true), eq(importRows.undone, false)),
    );
  const states = sql.join(
    TOUCHED.map((state) => sql`${state}`),
    sql`, `,
  );
  await commit(ctx, {
    guards: [
      stillAt(row, new DomainError("CONFLICT", "This import is being undone already.")),
      {
        holds: sql`not exists (select 1 from ${imports} where ${imports.id} <> ${id}
          and ${imports.state} in ('committing', 'undoing'))`,
        otherwise: anotherAtWork(),
      },
      {
        holds: sql`not exists (select 1 from ${imports} where ${imports.id} <> ${id}
          and ${imports.state} in (${states}) and ${imports.updatedAt} > ${row.updatedAt})`,
        otherwise: later,
      },
    ],
    writes: [
      ctx.db
        .update(imports)
        .set({
          state: "undoing",
          cursor: { at: 0, after: -1 },
          step: null,
          done: 0,
          total: applied?.total ?? 0,
          error: null,
          revision: row.revision + 1,
          updatedAt: ctx.now,
        })
        .where(eq(imports.id, id)),
    ],
    audit: { action: "import.undo_started", subjectType: "import", subjectId: id },
    outbox: [{ type: "import.undo", payload: { importId: id } }],
  });
  return (await readImport(ctx, id)) as Import;
}
