import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { type AuditEntry, commit, type OutboxMessage, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { outbox } from "#platform/tables";
import type { ImportState } from "../constants";
import { imports } from "../tables";

export type ImportRecord = typeof imports.$inferSelect;

/** Batches that one delivery of a message works through before it hands on to a next message. */
export const BATCHES_A_RUN = 20;
/** Rows of a file, or rows of import_rows, in one batch. */
export const ROWS_A_BATCH = 1000;

/** Another delivery of the same message is ahead; this one stops and changes nothing. */
export class Overtaken extends DomainError {
  constructor() {
    super("CONFLICT", "This import is being worked on elsewhere.");
  }
}

export type Step = {
  writes?: Write[];
  audit?: AuditEntry[];
  outbox?: OutboxMessage[];
  set: Partial<Omit<ImportRecord, "id" | "revision">>;
};

/**
 * Commits one batch of a job together with where the job is. The batch fails with `Overtaken` when
 * the row has moved on since it was read, so that no batch can ever count twice. Returns the row as
 * it is now.
 */
export async function advance(ctx: Ctx, row: ImportRecord, step: Step): Promise<ImportRecord> {
  const set = { ...step.set, revision: row.revision + 1, updatedAt: ctx.now };
  await commit(ctx, {
    guards: [stillAt(row, new Overtaken())],
    writes: [...(step.writes ?? []), ctx.db.update(imports).set(set).where(eq(imports.id, row.id))],
    audit: step.audit ?? [],
    outbox: step.outbox,
  });
  return { ...row, ...set };
}

/** Holds while the row is as it was read. */
export function stillAt(
  row: Pick<ImportRecord, "id" | "revision" | "state">,
  otherwise: DomainError,
) {
  return {
    holds: sql`exists (select 1 from ${imports} where ${imports.id} = ${row.id}
      and ${imports.revision} = ${row.revision} and ${imports.state} = ${row.state})`,
    otherwise,
  };
}

/** The row if it is in one of these states; null for a message that has nothing left to do. */
export async function importAtWork(
  ctx: Ctx,
  id: string,
  states: readonly ImportState[],
): Promise<ImportRecord | null> {
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, id));
  return row && states.includes(row.state) ? row : null;
}

/** The message that a delivery is of. */
export type Delivery = {
  type: "import.check" | "import.apply" | "import.undo";
  importId: string;
  messageId: string;
};

/**
 * Runs one delivery of a job. When another one is ahead, this one is only done with if a further
 * message of the job is waiting; otherwise it comes back later, in case the other one dies.
 */
export async function untilOvertaken(
  ctx: Ctx,
  delivery: Delivery,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    const [other] = await ctx.db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.type, delivery.type),
          isNull(outbox.doneAt),
          ne(outbox.id, delivery.messageId),
          sql`json_extract(${outbox.payload}, '$.importId') = ${delivery.importId}`,
        ),
      )
      .limit(1);
    if (!other) throw new DomainError("UNAVAILABLE", error.message);
  }
}
