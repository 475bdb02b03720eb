import { requireReach } from "#domain/auth/index";
import { errorText } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { isDomainError } from "#platform/errors";
import {
  advance,
  BATCHES_A_RUN,
  type ImportRecord,
  importAtWork,
  Overtaken,
  untilOvertaken,
} from "./work/advance";
import { applyNext, type Worked, type WorkState } from "./work/apply-batch";
import { revertNext } from "./work/revert-batch";

/** Goes on with a commit: bounded batches of writes, a message for the rest. */
export async function applyImport(ctx: Ctx, importId: string, messageId: string): Promise<void> {
  requireReach(ctx, "imports:run");
  const row = await importAtWork(ctx, importId, ["committing"]);
  if (!row) return;
  const type = "import.apply";
  await untilOvertaken(ctx, { type, importId, messageId }, () =>
    work(ctx, row, applyNext, {
      message: type,
      action: "import.committed",
      set: { state: "committed", committedAt: ctx.now },
    }),
  );
}

/** Goes on with taking an import back, the same way. */
export async function revertImport(ctx: Ctx, importId: string, messageId: string): Promise<void> {
  requireReach(ctx, "imports:run");
  const row = await importAtWork(ctx, importId, ["undoing"]);
  if (!row) return;
  const type = "import.undo";
  await untilOvertaken(ctx, { type, importId, messageId }, () =>
    work(ctx, row, revertNext, {
      message: type,
      action: "import.undone",
      set: { state: "undone", undoneAt: ctx.now },
    }),
  );
}

type Kind = {
  message: "import.apply" | "import.undo";
  action: "import.committed" | "import.undone";
  set: Partial<ImportRecord>;
};

async function work(
  ctx: Ctx,
  found: ImportRecord,
  next: (ctx: Ctx, importId: string, state: WorkState) => Promise<Worked | null>,
  kind: Kind,
): Promise<void> {
  let row = found;
  for (let batch = 1; batch <= BATCHES_A_RUN; batch++) {
    try {
      const state = (row.cursor as WorkState | null) ?? { at: 0, after: -1 };
      const worked = await next(ctx, row.id, state);
      if (!worked) {
        await finish(ctx, row, kind);
        return;
      }
      const isLast = batch === BATCHES_A_RUN;
      row = await advance(ctx, row, {
        writes: worked.writes,
        audit: worked.audit,
        outbox: isLast ? [{ type: kind.message, payload: { importId: row.id } }] : [],
        set: {
          cursor: worked.state,
          done: row.done + worked.rows,
          step: worked.entity,
        },
      });
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      await fail(ctx, row, error);
      return;
    }
  }
}

async function finish(ctx: Ctx, row: ImportRecord, kind: Kind): Promise<void> {
  await advance(ctx, row, {
    set: { ...kind.set, cursor: null, step: null, done: row.total, error: null },
    audit: [
      {
        action: kind.action,
        subjectType: "import",
        subjectId: row.id,
        after: { rows: row.done, createdBy: row.createdBy },
      },
    ],
  });
}

/** A rule or a constraint says no, and would say so again; anything else is tried again. */
function isRefusedForGood(error: unknown): boolean {
  if (error instanceof Overtaken) return false;
  if (isDomainError(error)) return error.code !== "UNAVAILABLE";
  return /constraint failed/i.test(errorText(error));
}

async function fail(ctx: Ctx, row: ImportRecord, error: unknown): Promise<void> {
  const reason = isDomainError(error)
    ? error.message
    : "Something was changed in Homeroom in the meantime that does not go together with the file.";
  await advance(ctx, row, {
    set: { state: "failed", error: `${reason} What was applied can be undone.` },
    audit: [
      {
        action: "import.failed",
        subjectType: "import",
        subjectId: row.id,
        after: { reason, cause: errorText(error).slice(0, 500), step: row.step, done: row.done },
      },
    ],
  });
}
