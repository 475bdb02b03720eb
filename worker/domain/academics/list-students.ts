import { and, type SQL, sql } from "drizzle-orm";
import { coversSchool, type Reach, requireReach } from "#domain/auth/index";
import {
  matchesSearch,
  STUDENT_SQL,
  type Student,
  type StudentQuery,
  type StudentRow,
  today,
} from "#domain/people/index";
import { schoolNameOf } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import { classesOf } from "./classes-of-student";
import { holdsOn } from "./enrollment-directory";
import { studentScope } from "./scope";
import { enrollments } from "./tables";
import { toStudent } from "./to-student";

const S = STUDENT_SQL;

/** Students within reach: search, filter, sort, page. One trip to the database. */
export async function listStudents(ctx: Ctx, query: StudentQuery): Promise<Page<Student>> {
  const reach = requireReach(ctx, "people:read");
  const where = conditions(ctx, reach, query);
  const [rows, count] = await ctx.db.batch([
    ctx.db.all<StudentRow & { schoolName: string | null; classes: string }>(
      studentPage(ctx, where, query),
    ),
    cappedCount(ctx.db, studentMatches(where)),
  ]);
  return pageOf(
    query,
    rows.map((row) => toStudent(ctx, row)),
    count,
  );
}

/** The query of one page, for the verb and for the test of its plan. */
export function studentPage(ctx: Ctx, where: SQL, query: StudentQuery): SQL {
  return sql`select ${S.columns}, ${schoolNameOf(S.schoolId)} as "schoolName",
    ${classesOf(ctx, S.id)} as "classes" from ${S.rows} where ${where}
    order by ${orderOf(query)} limit ${query.perPage} offset ${offsetOf(query)}`;
}

/** What is counted beside the page; reads the students' own table only. */
export function studentMatches(where: SQL): SQL {
  return sql`select 1 from ${S.records} where ${where}`;
}

export function conditions(ctx: Ctx, reach: Reach, query: StudentQuery): SQL {
  const { schoolId, classId, grade, status } = query;
  const isCovered = schoolId !== undefined && coversSchool(reach, schoolId);
  const isFew = classId !== undefined || Boolean(query.q) || isByRelation(reach);
  // A unary plus keeps SQLite off the index of a whole school when a few ids are known already.
  const column = (name: SQL) => (isFew ? sql`+${name}` : name);
  const all = and(
    status === "all" ? undefined : sql`${column(S.status)} = ${status}`,
    schoolId === undefined ? undefined : sql`${column(S.schoolId)} = ${schoolId}`,
    grade === undefined ? undefined : sql`${column(S.grade)} = ${grade}`,
    matchesSearch(S.id, query.q),
    classId === undefined
      ? undefined
      : sql`${S.id} in (select ${enrollments.personId} from ${enrollments}
          where ${enrollments.classId} = ${classId} and ${enrollments.role} = 'student'
          and ${holdsOn(enrollments, today(ctx))})`,
    isCovered ? undefined : studentScope(ctx, reach, S),
  );
  return all ?? sql`true`;
}

function isByRelation(reach: Reach): boolean {
  return reach.schools !== "all" && reach.schools.length === 0;
}

function orderOf({ sort, order }: StudentQuery): SQL {
  const way = sql.raw(order);
  const byName = sql`${S.sortName} ${way}, ${S.id} ${way}`;
  if (sort === "name") return byName;
  if (sort === "updatedAt") return sql`${S.updatedAt} ${way}, ${S.id} ${way}`;
  const column = S[sort];
  const natural = sort === "grade" ? sql`cast(${column} as integer) ${way}, ` : sql``;
  return sql`${column} is null, ${natural}${column} ${way}, ${byName}`;
}
