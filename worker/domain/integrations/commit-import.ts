import { eq, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import type { Import, ImportCommit, ImportSummary } from "./import.schema";
import { imports } from "./tables";
import { readImport } from "./to-import";
import { stillAt } from "./work/advance";

/**
 * Starts applying an import that is ready; a job does the work. PRECONDITION_FAILED when it would
 * end more than half of the enrollments and that number is not confirmed; CONFLICT when another
 * import is at work, or when one was applied or undone since this one was checked.
 */
export async function commitImport(ctx: Ctx, id: string, input: ImportCommit): Promise<Import> {
  requireReach(ctx, "imports:run");
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, id));
  if (!row) throw notFound("This import");
  if (row.state !== "ready") {
    throw new DomainError("CONFLICT", "Only an import that has been checked can be committed.");
  }
  const summary = row.summary as ImportSummary;
  requireConfirmation(summary, input.confirmEnding);
  const total = Object.values(summary.entities).reduce(
    (sum, counts) => sum + counts.new + counts.changed + counts.gone,
    0,
  );
  await commit(ctx, {
    guards: [
      stillAt(row, new DomainError("CONFLICT", "This import has been started already.")),
      { holds: nobodyAtWork(), otherwise: anotherAtWork() },
      {
        holds: sql`not exists (select 1 from ${imports} where ${imports.id} <> ${id}
          and ${imports.state} in ('committed', 'failed', 'undone')
          and ${imports.updatedAt} > ${row.checkedAt ?? 0})`,
        otherwise: new DomainError(
          "CONFLICT",
          "Something was imported or undone since this file was checked. Check it again.",
        ),
      },
    ],
    writes: [
      ctx.db
        .update(imports)
        .set({
          state: "committing",
          cursor: { at: 0, after: -1 },
          step: null,
          done: 0,
          total,
          revision: row.revision + 1,
          updatedAt: ctx.now,
        })
        .where(eq(imports.id, id)),
    ],
    audit: {
      action: "import.commit_started",
      subjectType: "import",
      subjectId: id,
      after: { entities: summary.entities, confirmEnding: input.confirmEnding ?? null },
    },
    outbox: [{ type: "import.apply", payload: { importId: id } }],
  });
  return (await readImport(ctx, id)) as Import;
}

/** Holds while no import of the tenant is being applied or undone. */
export function nobodyAtWork() {
  return sql`not exists (select 1 from ${imports} where ${imports.state} in ('committing', 'undoing'))`;
}

export function anotherAtWork(): DomainError {
  return new DomainError(
    "CONFLICT",
    "Another import is being applied or undone. Try again when it is through.",
  );
}

function requireConfirmation({ ending }: ImportSummary, confirmed: number | undefined): void {
  if (!ending.needsConfirmation || confirmed === ending.enrollments) return;
  throw new DomainError(
    "PRECONDITION_FAILED",
    `This file ends ${ending.enrollments} of ${ending.existing} enrollments. Confirm this number to go on.`,
    [{ field: "confirmEnding", issue: String(ending.enrollments) }],
  );
}
