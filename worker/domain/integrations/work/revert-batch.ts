import type { Ctx } from "#platform/ctx";
import { IMPORT_ENTITIES } from "../constants";
import { planOf } from "../plan/entities";
import type { Known } from "../plan/entity-plan";
import { batchAudit, flagWrite, nextRows, type Worked, type WorkState } from "./apply-batch";
import { dayOf } from "./check-state";

/** Undo takes the entities backwards: ties and enrollments go before the people they hang on. */
const BACKWARDS = [...IMPORT_ENTITIES].reverse();

/**
 * The writes that take the next batch back. What the import made is removed, unless something else
 * has come to refer to it: then it ends. What it changed or ended is as it was before.
 */
export async function revertNext(
  ctx: Ctx,
  importId: string,
  from: WorkState,
): Promise<Worked | null> {
  const next = await nextRows(ctx, importId, from, BACKWARDS, "undone");
  if (!next) return null;
  const { entity, state, rows } = next;
  const plan = planOf(entity);
  const current = await plan.read(
    ctx,
    rows.map((row) => row.recordId),
  );
  const made = rows.filter((row) => row.before === null && current.has(row.recordId));
  const referred = await plan.referred(
    ctx,
    made.map((row) => row.recordId),
  );
  const day = dayOf(ctx);
  const written: Known<object>[] = [];
  const removed: string[] = [];
  for (const { recordId, sourcedId, before } of rows) {
    const now = current.get(recordId);
    if (before) written.push({ id: recordId, sourcedId, record: before as object });
    else if (now && referred.has(recordId)) {
      const record = plan.end(now, ctx, day);
      if (record) written.push({ id: recordId, sourcedId, record });
      else removed.push(recordId);
    } else if (now) removed.push(recordId);
  }
  await plan.settle?.(ctx, written, current);
  return {
    entity,
    state,
    rows: rows.length,
    writes: [
      ...(written.length > 0 ? plan.write(ctx, written, current) : []),
      ...(removed.length > 0 ? plan.remove(ctx, removed) : []),
      flagWrite(ctx, importId, entity, rows, "undone"),
    ],
    audit: [batchAudit("import.reverted", importId, entity, rows)],
  };
}
