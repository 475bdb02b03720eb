import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { IdPrefix } from "#platform/ids";
import { type Reference, referencesTo, referredIds } from "#platform/references";
import type { ImportEntity } from "../constants";
import type { DraftOf, Ref } from "../drafts/draft";
import type { Report } from "../drafts/report";

/** What a reference of the file leads to. */
export type Target = {
  id: string;
  label: string;
  /** The school of a class. */
  schoolId: string | null;
  /** Made by this import. */
  isNew: boolean;
  /** Ends with this import. */
  ends: boolean;
};

/** Finds what a batch refers to; everything it may ask for has been read before. */
export type Finder = {
  find: (entity: ImportEntity, sourcedId: string) => Target | undefined;
  /** The school of rows that name none or an unknown one. */
  school: { id: string; name: string } | null;
};

/** The school date of the import and the one before it: the last day of what ends. */
export type Day = { today: string; yesterday: string };

/** Patch and record are JSON: they are kept in import_rows between check, commit and undo. */
export type Known<R> = { id: string; sourcedId: string; record: R };

/**
 * How the records of one entity are compared, written, ended and removed. `Patch` is what the file
 * says with its references resolved, `Record_` the whole record as it lies in the tables.
 */
export type EntityPlan<E extends ImportEntity, Patch extends object, Record_ extends object> = {
  entity: E;
  prefix: (patch: Patch) => IdPrefix;
  references: (says: NonNullable<DraftOf<E>["says"]>) => { entity: ImportEntity; ref: Ref }[];
  /** Null when the row cannot be used; the reason is in the report. */
  resolve: (draft: DraftOf<E>, finder: Finder, report: Report) => Patch | null;
  /** The label of a draft once its references are known. */
  label?: (draft: DraftOf<E>, finder: Finder) => string;
  /** The records that the drafts mean, by the draft's sourcedId. */
  existing: (
    ctx: Ctx,
    drafts: { draft: DraftOf<E>; patch: Patch | null }[],
  ) => Promise<Map<string, Known<Record_>>>;
  read: (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, Record_>>;
  /** The record as the patch leaves it; null when there is none any more. */
  merge: (before: Record_ | null, patch: Patch, ctx: Ctx, day: Day) => Record_;
  /** The record once it has ended; null when ending removes it. */
  end: (before: Record_, ctx: Ctx, day: Day) => Record_ | null;
  isActive: (record: Record_) => boolean;
  /**
   * Gives up values that another record holds by now, in place. Returns the ids of those records.
   */
  settle?: (ctx: Ctx, rows: Known<Record_>[], before: Map<string, Record_>) => Promise<Set<string>>;
  write: (ctx: Ctx, rows: Known<Record_>[], before: Map<string, Record_>) => Write[];
  /** Those that something else has come to refer to, so that they can only end. */
  referred: (ctx: Ctx, ids: readonly string[]) => Promise<Set<string>>;
  remove: (ctx: Ctx, ids: readonly string[]) => Write[];
  /** The record flattened for people; ids of other records stand for themselves. */
  show: (record: Record_) => Record<string, unknown>;
};

/** What `after` holds in import_rows. */
export type Planned = { patch: object | null; ends: boolean };

/** Somebody has done something about the record since: invited, edited, moved. */
const AUDITED: Reference = { table: "audit_log", column: "subject_id" };

/** Those of `ids` that a row of another table, or an audit entry, is about. */
export async function referredTo(
  ctx: Ctx,
  tables: readonly string[],
  own: readonly string[],
  ids: readonly string[],
): Promise<Set<string>> {
  const references = (await Promise.all(tables.map((table) => referencesTo(ctx, table)))).flat();
  const others = references.filter(({ table }) => !own.includes(table));
  return referredIds(ctx, ids, [...others, AUDITED]);
}

/** Records by id. */
export function byId<R>(rows: { id: string; record: R }[]): Map<string, R> {
  return new Map(rows.map(({ id, record }) => [id, record]));
}

/** Records by sourcedId. */
export function bySourcedId<R>(rows: Known<R>[]): Map<string, Known<R>> {
  return new Map(rows.map((row) => [row.sourcedId, row]));
}

/** A reference that may be left out: its id, null and a warning when it leads nowhere. */
export function optionalRef(
  finder: Finder,
  entity: ImportEntity,
  ref: Ref | null,
  draft: { file: string; line: number },
  report: Report,
): string | null {
  if (!ref) return null;
  const target = finder.find(entity, ref.to);
  if (!target) {
    const { file, line } = draft;
    report.warn("reference_dropped", { file, line, column: ref.column }, ref.to);
  }
  return target?.id ?? null;
}
