import { and, asc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import type { AuditEntry, Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { IMPORT_ENTITIES, type ImportEntity } from "../constants";
import { planOf } from "../plan/entities";
import type { Known, Planned } from "../plan/entity-plan";
import { sameValue } from "../plan/same-value";
import { importRows } from "../tables";
import { ROWS_A_BATCH } from "./advance";
import { dayOf } from "./check-state";

/** Where commit or undo is: the entity by its place in the order, and the last row behind. */
export type WorkState = { at: number; after: number };

export type WorkRow = Pick<
  typeof importRows.$inferSelect,
  "position" | "sourcedId" | "recordId" | "change" | "before" | "after"
>;

export type Worked = {
  entity: ImportEntity;
  state: WorkState;
  rows: number;
  writes: Write[];
  audit: AuditEntry[];
};

/** The next rows of an import to work on, in one entity; null when there are none any more. */
export async function nextRows(
  ctx: Ctx,
  importId: string,
  state: WorkState,
  order: readonly ImportEntity[],
  flag: "applied" | "undone",
): Promise<{ entity: ImportEntity; state: WorkState; rows: WorkRow[] } | null> {
  for (let { at, after } = state; at < order.length; at++, after = -1) {
    const entity = order[at] as ImportEntity;
    const rows = await ctx.db
      .select({
        position: importRows.position,
        sourcedId: importRows.sourcedId,
        recordId: importRows.recordId,
        change: importRows.change,
        before: importRows.before,
        after: importRows.after,
      })
      .from(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          eq(importRows.entity, entity),
          gt(importRows.position, after),
          ne(importRows.change, "unchanged"),
          eq(importRows.applied, flag === "undone"),
          eq(importRows.undone, false),
        ),
      )
      .orderBy(asc(importRows.position))
      .limit(ROWS_A_BATCH);
    const last = rows.at(-1);
    if (last) return { entity, state: { at, after: last.position }, rows };
  }
  return null;
}

/**
 * The writes of the next batch. Each row is merged with the record as it is at this moment, which
 * is kept as `before`, so that undo brings back what was there and not what the check saw.
 */
export async function applyNext(
  ctx: Ctx,
  importId: string,
  from: WorkState,
): Promise<Worked | null> {
  const next = await nextRows(ctx, importId, from, IMPORT_ENTITIES, "applied");
  if (!next) return null;
  const { entity, state, rows } = next;
  const plan = planOf(entity);
  const day = dayOf(ctx);
  const current = await plan.read(
    ctx,
    rows.map((row) => row.recordId),
  );
  const written: Known<object>[] = [];
  const removed: string[] = [];
  for (const { recordId, sourcedId, after } of rows) {
    const before = current.get(recordId) ?? null;
    const { patch } = after as Planned;
    const record = patch
      ? plan.merge(before, patch, ctx, day)
      : before && plan.end(before, ctx, day);
    if (record) written.push({ id: recordId, sourcedId, record });
    else if (before) removed.push(recordId);
  }
  await plan.settle?.(ctx, written, current);
  return {
    entity,
    state,
    rows: rows.length,
    writes: [
      ...(written.length > 0 ? plan.write(ctx, written, current) : []),
      ...(removed.length > 0 ? plan.remove(ctx, removed) : []),
      ...beforeWrites(ctx, importId, entity, rows, current),
      flagWrite(ctx, importId, entity, rows, "applied"),
    ],
    audit: [batchAudit("import.applied", importId, entity, rows)],
  };
}

/** Replaces what the check saw by what was there, where the two differ. */
function beforeWrites(
  ctx: Ctx,
  importId: string,
  entity: ImportEntity,
  rows: WorkRow[],
  current: Map<string, object>,
): Write[] {
  const changed = rows
    .map((row) => ({
      position: row.position,
      seen: row.before,
      now: current.get(row.recordId) ?? null,
    }))
    .filter(({ seen, now }) => !sameValue(seen, now))
    .map(({ position, now }) => ({ position, now }));
  const batches: (typeof changed)[] = [];
  for (let at = 0; at < changed.length; at += 250) batches.push(changed.slice(at, at + 250));
  return batches.map(
    (batch) =>
      ctx.db.run(sql`update ${importRows} set before = json_extract(asked.value, '$.now')
        from json_each(${JSON.stringify(batch)}) as asked
        where ${importRows.importId} = ${importId} and ${importRows.entity} = ${entity}
          and ${importRows.position} = json_extract(asked.value, '$.position')`) as unknown as Write,
  );
}

/** Marks the rows of a batch as done. */
export function flagWrite(
  ctx: Ctx,
  importId: string,
  entity: ImportEntity,
  rows: WorkRow[],
  flag: "applied" | "undone",
): Write {
  const positions = rows.map((row) => String(row.position));
  return ctx.db
    .update(importRows)
    .set({ [flag]: true })
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.entity, entity),
        inArray(
          importRows.position,
          sql`(select cast(value as integer) from ${oneOf(positions)})` as never,
        ),
      ),
    );
}

/** One audit entry a batch; the rows themselves are the record of each change. */
export function batchAudit(
  action: "import.applied" | "import.reverted",
  importId: string,
  entity: ImportEntity,
  rows: WorkRow[],
): AuditEntry {
  const counts: Record<string, number> = {};
  for (const { change } of rows) counts[change] = (counts[change] ?? 0) + 1;
  const [from, to] = [rows[0]?.position, rows.at(-1)?.position];
  return {
    action,
    subjectType: "import",
    subjectId: importId,
    after: { entity, ...counts, from, to },
  };
}
