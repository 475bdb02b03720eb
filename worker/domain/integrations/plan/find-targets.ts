import { and, eq, inArray, sql } from "drizzle-orm";
import {
  sourcedClassDirectory,
  sourcedCourseDirectory,
  sourcedSessionDirectory,
} from "#domain/academics/index";
import { displayName, sourcedPersonDirectory } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import type { ImportEntity } from "../constants";
import { importRows } from "../tables";
import type { Target } from "./entity-plan";
import { classLabel } from "./labels";

export type Wanted = Map<ImportEntity, Set<string>>;
export type Targets = Map<ImportEntity, Map<string, Target>>;

/**
 * What these sourcedIds mean: a record of this import, else one that is there already. Of the
 * entities in `strict` the files hold the complete list, so that only this import counts.
 */
export async function findTargets(
  ctx: Ctx,
  importId: string,
  wanted: Wanted,
  strict: ReadonlySet<ImportEntity>,
): Promise<Targets> {
  const asked = [...wanted].filter(([, keys]) => keys.size > 0);
  const found = await Promise.all(
    asked.map(async ([entity, keys]) => {
      const list = [...keys];
      const [planned, stored] = await Promise.all([
        plannedTargets(ctx, importId, entity, list),
        storedTargets(ctx, entity, list),
      ]);
      const targets = new Map<string, Target>();
      if (!strict.has(entity)) for (const [key, target] of stored) targets.set(key, target);
      for (const [key, target] of planned) {
        targets.set(key, {
          ...target,
          schoolId: target.schoolId ?? stored.get(key)?.schoolId ?? null,
        });
      }
      return [entity, targets] as const;
    }),
  );
  return new Map(found);
}

async function plannedTargets(
  ctx: Ctx,
  importId: string,
  entity: ImportEntity,
  keys: string[],
): Promise<Map<string, Target>> {
  const rows = await ctx.db
    .select({
      sourcedId: importRows.sourcedId,
      id: importRows.recordId,
      label: importRows.label,
      change: importRows.change,
      schoolId: sql<string | null>`json_extract(${importRows.after}, '$.patch.schoolId')`,
      ends: sql<number>`coalesce(json_extract(${importRows.after}, '$.ends'), 0)`,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.entity, entity),
        inArray(importRows.sourcedId, oneOf(keys) as never),
      ),
    );
  return new Map(
    rows.map(({ sourcedId, id, label, change, schoolId, ends }) => [
      sourcedId,
      { id, label, schoolId, isNew: change === "new", ends: ends === 1 },
    ]),
  );
}

type StoredRow = { id: string; sourcedId: string; label: string; schoolId: string | null };

async function storedTargets(
  ctx: Ctx,
  entity: ImportEntity,
  keys: string[],
): Promise<Map<string, Target>> {
  const rows = await storedRows(ctx, entity, oneOf(keys) as never);
  return new Map(
    rows.map(({ id, sourcedId, label, schoolId }) => [
      sourcedId,
      { id, label, schoolId, isNew: false, ends: false },
    ]),
  );
}

async function storedRows(ctx: Ctx, entity: ImportEntity, keys: never): Promise<StoredRow[]> {
  const { db } = ctx;
  if (entity === "orgs") {
    const t = schoolDirectory(db);
    const rows = await db.select().from(t).where(inArray(t.sourcedId, keys));
    return rows.map(({ id, sourcedId, name }) => ({ id, sourcedId, label: name, schoolId: id }));
  }
  if (entity === "users") {
    const t = sourcedPersonDirectory(db);
    const rows = await db.select().from(t).where(inArray(t.sourcedId, keys));
    return rows.map((row) => ({
      id: row.id,
      sourcedId: row.sourcedId,
      label: displayName(row),
      schoolId: null,
    }));
  }
  if (entity === "classes") {
    const t = sourcedClassDirectory(db);
    const rows = await db.select().from(t).where(inArray(t.sourcedId, keys));
    return rows.map((row) => ({ ...row, label: classLabel(row) }));
  }
  const titled = { academicSessions: sourcedSessionDirectory, courses: sourcedCourseDirectory };
  const t = titled[entity as keyof typeof titled]?.(db);
  if (!t) return [];
  const rows = await db
    .select({ id: t.id, sourcedId: t.sourcedId, label: t.title })
    .from(t)
    .where(inArray(t.sourcedId, keys));
  return rows.map((row) => ({ ...row, schoolId: null }));
}
