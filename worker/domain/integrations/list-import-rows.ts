import { and, asc, eq, inArray } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { type IdPrefix, isId } from "#platform/ids";
import { cappedCount, offsetOf, oneOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { ImportEntity } from "./constants";
import type { ImportRow, ImportRowQuery } from "./import.schema";
import { planOf } from "./plan/entities";
import type { Planned } from "./plan/entity-plan";
import { labelsOf } from "./plan/labels";
import { sameValue } from "./plan/same-value";
import { importRows, imports } from "./tables";
import { dayOf } from "./work/check-state";

type Row = typeof importRows.$inferSelect;
type Shown = Record<string, unknown>;

/** What an import does, row by row: what is new, what changes from what to what, what ends. By entity. */
export async function listImportRows(
  ctx: Ctx,
  id: string,
  query: ImportRowQuery,
): Promise<Page<ImportRow>> {
  requireReach(ctx, "imports:run");
  const where = and(
    eq(importRows.importId, id),
    query.entity ? eq(importRows.entity, query.entity) : undefined,
    query.change ? eq(importRows.change, query.change) : undefined,
  );
  const [[found], rows, count] = await ctx.db.batch([
    ctx.db.select({ id: imports.id }).from(imports).where(eq(imports.id, id)),
    ctx.db
      .select()
      .from(importRows)
      .where(where)
      .orderBy(asc(importRows.entity), asc(importRows.position))
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db.select({ position: importRows.position }).from(importRows).where(where),
    ),
  ]);
  if (!found) throw notFound("This import");
  const shown = rows.map((row) => ({ row, ...sidesOf(ctx, row) }));
  const names = await namesOf(
    ctx,
    id,
    shown.flatMap(({ before, after }) => [before, after]),
  );
  return pageOf(
    query,
    shown.map(({ row, before, after }) => ({
      entity: row.entity,
      change: row.change,
      position: row.position,
      sourcedId: row.sourcedId,
      recordId: row.recordId,
      label: row.label,
      applied: row.applied,
      undone: row.undone,
      fields: fieldsOf(before, after, names),
    })),
    count,
  );
}

/** The record before and after the row, flattened; null where there is none. */
function sidesOf(ctx: Ctx, row: Row): { before: Shown | null; after: Shown | null } {
  const planned = row.after as Planned | null;
  if (row.change === "unchanged" || !planned) return { before: null, after: null };
  const plan = planOf(row.entity);
  const before = row.before as object | null;
  const after = planned.patch
    ? plan.merge(before, planned.patch, ctx, dayOf(ctx))
    : before && plan.end(before, ctx, dayOf(ctx));
  return { before: before && plan.show(before), after: after && plan.show(after) };
}

function fieldsOf(before: Shown | null, after: Shown | null, names: Map<string, string>) {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({
      field: field.replace(/Ids?$/, ""),
      before: shownValue(before?.[field], names),
      after: shownValue(after?.[field], names),
    }))
    .filter((one) => !sameValue(one.before, one.after));
}

function shownValue(
  value: unknown,
  names: Map<string, string>,
): ImportRow["fields"][number]["before"] {
  if (Array.isArray(value)) return value.map((one) => names.get(String(one)) ?? String(one));
  if (typeof value === "string") return names.get(value) ?? value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

const NAMED: [IdPrefix, ImportEntity][] = [
  ["sch", "orgs"],
  ["acs", "academicSessions"],
  ["crs", "courses"],
  ["cls", "classes"],
  ["stu", "users"],
  ["stf", "users"],
  ["gua", "users"],
];

/** The names of records that rows refer to: those that are there, then those still to be made. */
async function namesOf(
  ctx: Ctx,
  importId: string,
  sides: (Shown | null)[],
): Promise<Map<string, string>> {
  const values = sides.flatMap((side) => Object.values(side ?? {}).flat());
  const ids = new Map<ImportEntity, Set<string>>();
  for (const value of values) {
    const named = typeof value === "string" && NAMED.find(([prefix]) => isId(prefix, value));
    if (named) ids.set(named[1], (ids.get(named[1]) ?? new Set()).add(value as string));
  }
  const known = await Promise.all(
    [...ids].map(([entity, keys]) => labelsOf(ctx, entity, [...keys])),
  );
  const names = new Map(known.flatMap((labels) => [...labels]));
  // A school may get another name by this very import.
  const unknown = [...ids.values()]
    .flatMap((keys) => [...keys])
    .filter((key) => !names.has(key) || isId("sch", key));
  if (unknown.length === 0) return names;
  const rows = await ctx.db
    .select({ id: importRows.recordId, label: importRows.label })
    .from(importRows)
    .where(
      and(eq(importRows.importId, importId), inArray(importRows.recordId, oneOf(unknown) as never)),
    );
  for (const { id, label } of rows) names.set(id, label);
  return names;
}
