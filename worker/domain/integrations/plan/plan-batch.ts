import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { oneOf } from "#platform/listing";
import { IMPORT_ENTITIES, type ImportChange, type ImportEntity } from "../constants";
import type { Draft } from "../drafts/draft";
import type { Report } from "../drafts/report";
import { importRows } from "../tables";
import { type AnyPlan, planOf } from "./entities";
import type { Day, Finder, Known, Planned, Target } from "./entity-plan";
import { findTargets, type Targets, type Wanted } from "./find-targets";
import { sameValue } from "./same-value";
import type { UserPatch } from "./user-record";

/** One row of import_rows before it has a position. */
export type PlannedRow = {
  entity: ImportEntity;
  sourcedId: string;
  recordId: string;
  change: ImportChange;
  label: string;
  before: object | null;
  after: Planned | null;
  /** An active record that this row ends. */
  isEnding: boolean;
  /** What later rows of the same batch find. */
  target: Target;
};

export type PlanSetting = {
  importId: string;
  day: Day;
  /** Entities whose files are the complete list. */
  strict: ReadonlySet<ImportEntity>;
  school: Finder["school"];
  /** The school that the only org of the file is, where it is to be taken over. */
  adopts: { sourcedId: string; schoolId: string } | null;
};

/**
 * Compares a batch of drafts with what is there. Entities go in their order, so that an enrollment
 * finds the user of its own batch. Reads a fixed number of times a batch, whatever its size.
 */
export async function planBatch(
  ctx: Ctx,
  setting: PlanSetting,
  drafts: Draft[],
  report: Report,
): Promise<PlannedRow[]> {
  const rows: PlannedRow[] = [];
  const made: Targets = new Map();
  for (const entity of IMPORT_ENTITIES) {
    const ofEntity = drafts.filter((draft) => draft.entity === entity);
    if (ofEntity.length === 0) continue;
    const fresh = await withoutRepeats(ctx, setting.importId, entity, ofEntity, report);
    const planned = await planEntity(ctx, setting, entity, fresh, made, report);
    made.set(entity, new Map(planned.map((row) => [row.sourcedId, row.target])));
    rows.push(...planned);
  }
  return rows;
}

async function planEntity(
  ctx: Ctx,
  setting: PlanSetting,
  entity: ImportEntity,
  drafts: Draft[],
  made: Targets,
  report: Report,
): Promise<PlannedRow[]> {
  const plan = planOf(entity);
  const wanted: Wanted = new Map();
  for (const draft of drafts) {
    for (const { entity: of, ref } of draft.says ? plan.references(draft.says) : []) {
      const keys = wanted.get(of) ?? new Set();
      wanted.set(of, keys.add(ref.to));
    }
  }
  const targets = await findTargets(ctx, setting.importId, wanted, setting.strict);
  const own = await ownTargets(ctx, setting, entity, drafts);
  const finder: Finder = {
    school: setting.school,
    find: (of, sourcedId) =>
      made.get(of)?.get(sourcedId) ??
      targets.get(of)?.get(sourcedId) ??
      (of === entity ? own.get(sourcedId) : undefined),
  };
  const resolved = drafts.map((draft) => ({
    draft,
    patch: draft.ends ? null : plan.resolve(draft, finder, report),
  }));
  const existing = await existingOf(ctx, setting, entity, resolved);
  if (entity === "users") await settleNumbers(ctx, setting, resolved, existing, report);
  return resolved.flatMap(({ draft, patch }) => {
    const known = existing.get(draft.sourcedId);
    const label = plan.label?.(draft, finder) ?? draft.label;
    const base = { entity, sourcedId: draft.sourcedId, label };
    if (patch) {
      const id = own.get(draft.sourcedId)?.id;
      return [mergeRow(ctx, setting, plan, base, known, patch, id)];
    }
    return known ? [endRow(ctx, setting, plan, base, known, draft.ends)] : [];
  });
}

/** Takes out of the patches what belongs to somebody else, and says so. */
async function settleNumbers(
  ctx: Ctx,
  { day }: PlanSetting,
  drafts: { draft: Draft; patch: object | null }[],
  existing: Map<string, Known<object>>,
  report: Report,
): Promise<void> {
  const plan = planOf("users");
  const rows = drafts.flatMap(({ draft: { sourcedId }, patch }) => {
    const known = existing.get(sourcedId);
    const record = patch && plan.merge(known?.record ?? null, patch, ctx, day);
    return record ? [{ id: known?.id ?? sourcedId, sourcedId, record }] : [];
  });
  const before = new Map([...existing.values()].map(({ id, record }) => [id, record]));
  const settled = (await plan.settle?.(ctx, rows, before)) ?? new Set();
  for (const { draft, patch } of drafts) {
    const id = existing.get(draft.sourcedId)?.id ?? draft.sourcedId;
    const student = (patch as UserPatch | null)?.student;
    if (!settled.has(id) || !student) continue;
    const place = { file: draft.file, line: draft.line };
    report.warn("number_taken", place, student.number ?? null);
    student.number = undefined;
  }
}

type Base = Pick<PlannedRow, "entity" | "sourcedId" | "label">;

function mergeRow(
  ctx: Ctx,
  { day }: PlanSetting,
  plan: AnyPlan,
  base: Base,
  known: Known<object> | undefined,
  patch: object,
  newRecordId: string | undefined,
): PlannedRow {
  const before = known?.record ?? null;
  const record = plan.merge(before, patch, ctx, day);
  const recordId = known?.id ?? newRecordId ?? newId(plan.prefix(patch), ctx.now);
  const change = !before ? "new" : sameValue(before, record) ? "unchanged" : "changed";
  return {
    ...base,
    recordId,
    change,
    before: change === "changed" ? before : null,
    after: change === "unchanged" ? null : { patch, ends: false },
    isEnding: false,
    target: targetOf(recordId, base.label, record, !before, false),
  };
}

/** A record that ends by its row, or that a row which cannot be used keeps from being missing. */
function endRow(
  ctx: Ctx,
  { day }: PlanSetting,
  plan: AnyPlan,
  base: Base,
  known: Known<object>,
  ends: boolean,
): PlannedRow {
  const ended = ends ? plan.end(known.record, ctx, day) : known.record;
  const change = ended && sameValue(ended, known.record) ? "unchanged" : "changed";
  return {
    ...base,
    recordId: known.id,
    change,
    before: change === "changed" ? known.record : null,
    after: ends ? { patch: null, ends: true } : null,
    isEnding: ends && plan.isActive(known.record),
    target: targetOf(known.id, base.label, known.record, false, ends),
  };
}

function targetOf(
  id: string,
  label: string,
  record: object,
  isNew: boolean,
  ends: boolean,
): Target {
  return { id, label, schoolId: (record as { schoolId?: string }).schoolId ?? null, isNew, ends };
}

async function existingOf(
  ctx: Ctx,
  setting: PlanSetting,
  entity: ImportEntity,
  drafts: { draft: Draft; patch: object | null }[],
): Promise<Map<string, Known<object>>> {
  const existing = await planOf(entity).existing(ctx, drafts);
  const { adopts } = setting;
  if (entity === "orgs" && adopts && !existing.has(adopts.sourcedId)) {
    const school = (await planOf("orgs").read(ctx, [adopts.schoolId])).get(adopts.schoolId);
    if (school)
      existing.set(adopts.sourcedId, {
        id: adopts.schoolId,
        sourcedId: adopts.sourcedId,
        record: school,
      });
  }
  return existing;
}

/** Orgs and sessions may refer to later rows of their own file: a parent school, a parent term. */
async function ownTargets(
  ctx: Ctx,
  setting: PlanSetting,
  entity: ImportEntity,
  drafts: Draft[],
): Promise<Map<string, Target>> {
  if (entity !== "orgs" && entity !== "academicSessions") return new Map();
  const unresolved = drafts.map((draft) => ({ draft, patch: null }));
  const existing = await existingOf(ctx, setting, entity, unresolved);
  const { prefix } = planOf(entity);
  return new Map(
    drafts
      .filter(({ says }) => says !== null)
      .map(({ sourcedId, label }) => {
        const known = existing.get(sourcedId)?.id;
        const id = known ?? newId(prefix({}), ctx.now);
        return [sourcedId, { id, label, schoolId: null, isNew: !known, ends: false }];
      }),
  );
}

/** The first draft of each sourcedId in the import; a second one is an error unless it may repeat. */
async function withoutRepeats(
  ctx: Ctx,
  importId: string,
  entity: ImportEntity,
  drafts: Draft[],
  report: Report,
): Promise<Draft[]> {
  const keys = drafts.map((draft) => draft.sourcedId);
  const rows = await ctx.db
    .select({ sourcedId: importRows.sourcedId })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.entity, entity),
        inArray(importRows.sourcedId, oneOf(keys) as never),
      ),
    );
  const seen = new Set(rows.map((row) => row.sourcedId));
  return drafts.filter(({ sourcedId, file, line, repeats }) => {
    if (!seen.has(sourcedId)) return seen.add(sourcedId);
    if (!repeats) report.error("id_twice", { file, line, column: "sourcedId" }, sourcedId);
    return false;
  });
}
