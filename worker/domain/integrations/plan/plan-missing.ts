import { and, eq, gt, inArray, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import {
  classSessionDirectory,
  sourcedClassDirectory,
  sourcedCourseDirectory,
  sourcedEnrollmentDirectory,
  sourcedSessionDirectory,
} from "#domain/academics/index";
import { roleDirectory } from "#domain/auth/index";
import {
  guardianshipDirectory,
  sourcedPersonDirectory,
  staffDirectory,
  studentDirectory,
} from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import type { ImportEntity } from "../constants";
import { importRows } from "../tables";

/** What the files claim to hold completely. */
export type Coverage = {
  importId: string;
  /** Schools that the files speak of; nothing of another school is ever missing. */
  schools: string[];
  entities: ReadonlySet<ImportEntity>;
  /** A students list of one school: it says nothing of staff and guardians. */
  studentsOnly: boolean;
  /** Whether the files name any guardian at all. */
  hasGuardians: boolean;
};

/** The order in which missing records are looked for: what enrollments hang on comes before them. */
export const MISSING_ORDER = [
  "academicSessions",
  "courses",
  "classes",
  "users",
  "enrollments",
  "guardianships",
] as const satisfies ImportEntity[];
export type MissingEntity = (typeof MISSING_ORDER)[number];

/**
 * Ids of records that are active here, come from a source system (their sourcedId is not their id)
 * and are not in the files, in the order of `key` after `after`.
 */
export async function missingKeys(
  ctx: Ctx,
  coverage: Coverage,
  entity: MissingEntity,
  after: string,
  limit: number,
): Promise<{ id: string; key: string }[]> {
  const isCovered = coverage.entities.has(entity);
  const { db } = ctx;
  const schools = oneOf(coverage.schools) as never;
  if (entity === "enrollments") return missingEnrollments(ctx, coverage, after, limit);
  if (!isCovered) return [];
  if (entity === "users") return missingUsers(ctx, coverage, after, limit);
  if (entity === "guardianships") return missingTies(ctx, coverage, after, limit);
  if (entity === "academicSessions") {
    const t = sourcedSessionDirectory(db);
    const elsewhere = sourcedClassDirectory(db, "elsewhere");
    const runs = classSessionDirectory(db, "runs");
    const usedElsewhere = sql`exists (select 1 from ${runs} join ${elsewhere} on ${elsewhere.id} = ${runs.classId}
      where ${runs.sessionId} = ${t.id} and ${elsewhere.status} = 'active' and ${elsewhere.schoolId} not in ${schools})`;
    return db
      .select({ id: t.id, key: t.sourcedId })
      .from(t)
      .where(
        and(
          eq(t.status, "active"),
          fromSource(t),
          notInFile(coverage, entity, t),
          gt(t.sourcedId, after),
          sql`not ${usedElsewhere}`,
        ),
      )
      .orderBy(t.sourcedId)
      .limit(limit);
  }
  const t = (entity === "courses" ? sourcedCourseDirectory : sourcedClassDirectory)(db);
  return db
    .select({ id: t.id, key: t.sourcedId })
    .from(t)
    .where(
      and(
        eq(t.status, "active"),
        inArray(t.schoolId, schools),
        fromSource(t),
        notInFile(coverage, entity, t),
        gt(t.sourcedId, after),
      ),
    )
    .orderBy(t.sourcedId)
    .limit(limit);
}

type Sourced = { id: SQL.Aliased | never; sourcedId: never };

function fromSource(t: object): SQL {
  const { id, sourcedId } = t as Sourced;
  return ne(sourcedId, id);
}

function notInFile(coverage: Coverage, entity: ImportEntity, t: object): SQL {
  return sql`not exists (select 1 from ${importRows} where ${importRows.importId} = ${coverage.importId}
    and ${importRows.entity} = ${entity} and ${importRows.sourcedId} = ${(t as Sourced).sourcedId})`;
}

/** Ids of records that this import ends. */
function endingIds(coverage: Coverage, entity: ImportEntity): SQL {
  return sql`(select ${importRows.recordId} from ${importRows} where ${importRows.importId} = ${coverage.importId}
    and ${importRows.entity} = ${entity} and json_extract(${importRows.after}, '$.ends') = 1)`;
}

async function missingUsers(ctx: Ctx, coverage: Coverage, after: string, limit: number) {
  const { db } = ctx;
  const p = sourcedPersonDirectory(db);
  const students = studentDirectory(db);
  const staff = staffDirectory(db);
  const roles = roleDirectory(db);
  const ties = guardianshipDirectory(db);
  const schools = oneOf(coverage.schools);
  const isStudent = sql`exists (select 1 from ${students} where ${students.id} = ${p.id}
    and ${students.status} = 'enrolled' and ${students.schoolId} in ${schools})`;
  const open = sql`${roles.personId} = ${p.id} and ${roles.endsOn} is null`;
  const isStaff = sql`(exists (select 1 from ${staff} where ${staff.id} = ${p.id} and ${staff.status} = 'active')
    and exists (select 1 from ${roles} where ${open} and ${roles.schoolId} in ${schools})
    and not exists (select 1 from ${roles} where ${open} and ${roles.role} <> 'guardian'
      and (${roles.schoolId} is null or ${roles.schoolId} not in ${schools})))`;
  const child = sql`select ${ties.studentId} from ${ties} where ${ties.guardianId} = ${p.id}`;
  const isGuardian = sql`(${p.status} = 'active'
    and not exists (select 1 from ${students} where ${students.id} = ${p.id})
    and not exists (select 1 from ${staff} where ${staff.id} = ${p.id})
    and exists (${child})
    and not exists (select 1 from ${students} where ${students.id} in (${child}) and ${students.schoolId} not in ${schools}))`;
  const kinds = [
    isStudent,
    ...(coverage.studentsOnly ? [] : [isStaff]),
    ...(coverage.studentsOnly || !coverage.hasGuardians ? [] : [isGuardian]),
  ];
  return db
    .select({ id: p.id, key: p.sourcedId })
    .from(p)
    .where(
      and(
        coverage.studentsOnly ? undefined : fromSource(p),
        gt(p.sourcedId, after),
        notInFile(coverage, "users", p),
        or(...kinds),
      ),
    )
    .orderBy(p.sourcedId)
    .limit(limit);
}

/** Also every enrollment, whoever made it, whose class or person ends with this import. */
async function missingEnrollments(ctx: Ctx, coverage: Coverage, after: string, limit: number) {
  const t = sourcedEnrollmentDirectory(ctx.db);
  const isMissing = and(fromSource(t), inArray(t.schoolId, oneOf(coverage.schools) as never));
  return ctx.db
    .select({ id: t.id, key: t.sourcedId })
    .from(t)
    .where(
      and(
        eq(t.status, "active"),
        gt(t.sourcedId, after),
        notInFile(coverage, "enrollments", t),
        or(
          coverage.entities.has("enrollments") ? isMissing : undefined,
          sql`${t.classId} in ${endingIds(coverage, "classes")}`,
          sql`${t.personId} in ${endingIds(coverage, "users")}`,
        ),
      ),
    )
    .orderBy(t.sourcedId)
    .limit(limit);
}

/** Ties of children in the files that the files do not name, and all ties of adults who are gone. */
async function missingTies(ctx: Ctx, coverage: Coverage, after: string, limit: number) {
  const { db } = ctx;
  const t = guardianshipDirectory(db);
  const p = sourcedPersonDirectory(db);
  const ids = (entity: ImportEntity) =>
    sql`(select ${importRows.recordId} from ${importRows} where ${importRows.importId} = ${coverage.importId} and ${importRows.entity} = ${entity})`;
  return db
    .select({ id: t.id, key: t.id })
    .from(t)
    .innerJoin(p, eq(p.id, t.guardianId))
    .where(
      and(
        fromSource(p),
        gt(t.id, after),
        notInArray(t.id, ids("guardianships") as never),
        or(
          sql`${t.guardianId} in ${endingIds(coverage, "users")}`,
          coverage.hasGuardians ? sql`${t.studentId} in ${ids("users")}` : undefined,
        ),
      ),
    )
    .orderBy(t.id)
    .limit(limit);
}

/** Active enrollments of the schools that the files speak of. */
export async function existingEnrollments(ctx: Ctx, schools: string[]): Promise<number> {
  const t = sourcedEnrollmentDirectory(ctx.db);
  const inScope = schools.length > 0 ? inArray(t.schoolId, oneOf(schools) as never) : undefined;
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)` })
    .from(t)
    .where(and(eq(t.status, "active"), inScope));
  return row?.count ?? 0;
}
