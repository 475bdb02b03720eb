import { sql } from "drizzle-orm";
import { sourcedClassDirectory } from "#domain/academics/index";
import { storedSchools } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { IMPORT_ENTITIES, type ImportEntity } from "../constants";
import type { ImportOptions } from "../import.schema";
import { planOf } from "../plan/entities";
import type { Day } from "../plan/entity-plan";
import { findTargets } from "../plan/find-targets";
import { labelsOf } from "../plan/labels";
import type { PlannedRow } from "../plan/plan-batch";
import { type Coverage, type MissingEntity, missingKeys } from "../plan/plan-missing";
import { sameValue } from "../plan/same-value";
import { importRows } from "../tables";
import { type ImportRecord, ROWS_A_BATCH } from "./advance";
import type { CheckState } from "./check-state";

type School = { id: string; sourcedId: string; name: string };

/** The school of rows that name none: the only one of the file once it is planned, else the given. */
export async function schoolOf(
  ctx: Ctx,
  schoolId: string,
  importId?: string,
  soleOrg?: string | null,
): Promise<School | null> {
  if (importId && soleOrg) {
    const wanted = new Map([["orgs" as const, new Set([soleOrg])]]);
    const targets = await findTargets(ctx, importId, wanted, new Set());
    const target = targets.get("orgs")?.get(soleOrg);
    if (target) return { id: target.id, sourcedId: soleOrg, name: target.label };
  }
  const [school] = await storedSchools(ctx, "id", [schoolId]);
  return school ? { id: school.id, sourcedId: school.sourcedId, name: school.record.name } : null;
}

/** What the files claim to hold completely, once all their rows are planned. */
export async function coverageOf(
  ctx: Ctx,
  row: ImportRecord,
  state: CheckState,
  options: ImportOptions,
): Promise<Coverage> {
  const [guardians] = await ctx.db.all<{ some: number }>(
    sql`select exists (select 1 from ${importRows} where ${importRows.importId} = ${row.id}
      and ${importRows.entity} = 'users' and ${importRows.recordId} like 'gua\\_%' escape '\\') as some`,
  );
  return {
    importId: row.id,
    schools: state.scope.length > 0 ? state.scope : await schoolsOfFiles(ctx, row.id, state),
    entities: completeEntities(row, state, options),
    studentsOnly: row.format === "students_csv",
    hasGuardians: guardians?.some === 1,
  };
}

function completeEntities(
  row: ImportRecord,
  state: CheckState,
  options: ImportOptions,
): Set<ImportEntity> {
  if (row.format === "students_csv") return new Set(options.complete ? ["users"] : []);
  const files: Partial<Record<ImportEntity, string>> = {
    academicSessions: "academicSessions.csv",
    courses: "courses.csv",
    classes: "classes.csv",
    users: "users.csv",
    enrollments: "enrollments.csv",
    guardianships: "users.csv",
  };
  return new Set(
    IMPORT_ENTITIES.filter((entity) => state.layouts[files[entity] ?? ""]?.mode === "bulk"),
  );
}

/** Schools named by orgs.csv; without it those of the classes in the file, and the import's own. */
async function schoolsOfFiles(ctx: Ctx, importId: string, state: CheckState): Promise<string[]> {
  const classes = sourcedClassDirectory(ctx.db);
  const ofImport = (entity: ImportEntity) =>
    sql`${importRows.importId} = ${importId} and ${importRows.entity} = ${entity}`;
  const orgs = await ctx.db.all<{ id: string }>(
    sql`select ${importRows.recordId} as id from ${importRows} where ${ofImport("orgs")}`,
  );
  if (orgs.length > 0) return orgs.map((org) => org.id);
  const named = await ctx.db.all<{ id: string | null }>(
    sql`select distinct json_extract(${importRows.after}, '$.patch.schoolId') as id from ${importRows}
          where ${ofImport("classes")}
        union select ${classes.schoolId} from ${importRows}
          join ${classes} on ${classes.sourcedId} = ${importRows.sourcedId} where ${ofImport("classes")}`,
  );
  const ids = [state.schoolId, ...named.map((school) => school.id)];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** The next records that are active here and missing in the files, planned to end. */
export async function missingRows(
  ctx: Ctx,
  coverage: Coverage,
  entity: MissingEntity,
  after: string,
  day: Day,
): Promise<{ planned: PlannedRow[]; last: string; isThrough: boolean }> {
  const plan = planOf(entity);
  const keys = await missingKeys(ctx, coverage, entity, after, ROWS_A_BATCH);
  if (keys.length === 0) return { planned: [], last: after, isThrough: true };
  const ids = keys.map(({ id }) => id);
  const [records, labels] = await Promise.all([plan.read(ctx, ids), labelsOf(ctx, entity, ids)]);
  const planned = keys.flatMap(({ id, key }): PlannedRow[] => {
    const record = records.get(id);
    if (!record) return [];
    const ended = plan.end(record, ctx, day);
    if (ended && sameValue(ended, record)) return [];
    const label = labels.get(id) ?? key;
    return [
      {
        entity,
        sourcedId: key,
        recordId: id,
        change: "gone",
        label,
        before: record,
        after: { patch: null, ends: true },
        isEnding: true,
        target: { id, label, schoolId: null, isNew: false, ends: true },
      },
    ];
  });
  return { planned, last: keys.at(-1)?.key ?? after, isThrough: keys.length < ROWS_A_BATCH };
}
