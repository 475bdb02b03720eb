import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { coversSchool, type Reach, requireReach } from "#domain/auth/index";
import {
  matchesSearch,
  type Student,
  type StudentQuery,
  studentDirectory,
  studentRecords,
  today,
} from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import { holdsOn } from "./enrollment-directory";
import { studentScope } from "./scope";
import { classes, enrollments } from "./tables";
import { toStudent } from "./to-student";

type Directory = ReturnType<typeof studentDirectory<"student_directory">>;

/** Students within reach: search, filter, sort, page. One trip to the database. */
export async function listStudents(ctx: Ctx, query: StudentQuery): Promise<Page<Student>> {
  const reach = requireReach(ctx, "people:read");
  const [rows, count] = await ctx.db.batch([
    studentPage(ctx, reach, query),
    cappedCount(ctx.db, studentMatches(ctx, reach, query)),
  ]);
  return pageOf(
    query,
    rows.map((row) => toStudent(ctx, row)),
    count,
  );
}

/** The query of one page, for the verb and for the test of its plan. */
export function studentPage(ctx: Ctx, reach: Reach, query: StudentQuery) {
  const student = studentDirectory(ctx.db);
  const school = schoolDirectory(ctx.db);
  return ctx.db
    .select({ ...columnsOf(student), schoolName: school.name, classes: classesOf(ctx, student.id) })
    .from(student)
    .leftJoin(school, eq(school.id, student.schoolId))
    .where(conditions(ctx, reach, student, query))
    .orderBy(...orderOf(student, query))
    .limit(query.perPage)
    .offset(offsetOf(query));
}

/** What is counted beside the page; reads the students' own table only. */
export function studentMatches(ctx: Ctx, reach: Reach, query: StudentQuery) {
  const student = studentRecords(ctx.db);
  return ctx.db
    .select({ one: sql`1`.as("one") })
    .from(student)
    .where(conditions(ctx, reach, student, query));
}

type DirectoryColumns = Pick<Directory, keyof Directory["_"]["selectedFields"]>;

/** All columns of the directory, to select them beside others. */
export function columnsOf(student: Directory): DirectoryColumns {
  const keys = Object.keys(student._.selectedFields) as (keyof DirectoryColumns)[];
  return Object.fromEntries(keys.map((key) => [key, student[key]])) as DirectoryColumns;
}

/** JSON text of the classes a student is in today, homeroom first. */
export function classesOf(ctx: Ctx, studentId: Directory["id"]): SQL<string> {
  return sql<string>`(select json_group_array(json_object('id', c.id, 'title', c.title, 'type', c.type)) from (
    select ${classes.id} as id, ${classes.title} as title, ${classes.type} as type
    from ${enrollments} join ${classes} on ${classes.id} = ${enrollments.classId}
    where ${enrollments.personId} = ${studentId} and ${enrollments.role} = 'student'
    and ${holdsOn(enrollments, today(ctx))} order by ${classes.type}, ${classes.title}) as c)`;
}

function conditions(
  ctx: Ctx,
  reach: Reach,
  student: Pick<Directory, "id" | "schoolId" | "status" | "grade">,
  query: StudentQuery,
): SQL | undefined {
  const { schoolId, classId, grade, status } = query;
  const isCovered = schoolId !== undefined && coversSchool(reach, schoolId);
  return and(
    status === "all" ? undefined : eq(student.status, status),
    schoolId === undefined ? undefined : eq(student.schoolId, schoolId),
    grade === undefined ? undefined : eq(student.grade, grade),
    matchesSearch(student.id, query.q),
    classId === undefined
      ? undefined
      : sql`${student.id} in (select ${enrollments.personId} from ${enrollments}
          where ${enrollments.classId} = ${classId} and ${enrollments.role} = 'student'
          and ${holdsOn(enrollments, today(ctx))})`,
    isCovered ? undefined : studentScope(ctx, reach, student),
  );
}

function orderOf(student: Directory, { sort, order }: StudentQuery): SQL[] {
  const way = order === "asc" ? asc : desc;
  const byName = [way(student.sortName), way(student.id)];
  if (sort === "name") return byName;
  if (sort === "updatedAt") return [way(student.updatedAt), way(student.id)];
  const column = student[sort];
  const natural = sort === "grade" ? [way(sql`cast(${column} as integer)`)] : [];
  return [asc(sql`${column} is null`), ...natural, way(column), ...byName];
}
