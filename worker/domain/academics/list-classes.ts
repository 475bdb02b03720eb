import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import { today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { ClassQuery, SchoolClass } from "./class.schema";
import { classRows, toClass } from "./class-rows";
import { holdsOn } from "./enrollment-directory";
import { classScope } from "./scope";
import { academicSessions, classes, classSessions, enrollments } from "./tables";

/** Classes within reach with their teachers and the number of their students. */
export async function listClasses(ctx: Ctx, query: ClassQuery): Promise<Page<SchoolClass>> {
  const reach = requireReach(ctx, "academics:read");
  const where = and(
    query.status === "all" ? undefined : eq(classes.status, query.status),
    query.schoolId ? eq(classes.schoolId, query.schoolId) : undefined,
    query.courseId ? eq(classes.courseId, query.courseId) : undefined,
    query.type ? eq(classes.type, query.type) : undefined,
    query.sessionId ? runsIn(query.sessionId) : undefined,
    query.teacherId ? hasPerson(ctx, query.teacherId, sql`<> 'student'`) : undefined,
    query.studentId ? hasPerson(ctx, query.studentId, sql`= 'student'`) : undefined,
    titleContains(query.q),
    classScope(ctx, reach, classes),
  );
  const way = query.order === "asc" ? asc : desc;
  const [rows, count] = await ctx.db.batch([
    classRows(ctx, where)
      .orderBy(way(query.sort === "title" ? classes.title : classes.updatedAt), way(classes.id))
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(classes)
        .where(where),
    ),
  ]);
  return pageOf(
    query,
    rows.map((row) => toClass(ctx, row)),
    count,
  );
}

/** Classes whose title or code contains the text; nothing in it is a wildcard. */
export function titleContains(q: string | undefined): SQL | undefined {
  const text = q?.normalize("NFKC").trim().toLowerCase();
  if (!text) return undefined;
  return sql`(instr(lower(${classes.title}), ${text}) > 0 or instr(lower(coalesce(${classes.code}, '')), ${text}) > 0)`;
}

/** Classes linked to an academic session or to one below it. */
export function runsIn(sessionId: string): SQL {
  return sql`${classes.id} in (
    with recursive below(id) as (
      select ${sessionId} union select ${academicSessions.id} from ${academicSessions}
      join below on ${academicSessions.parentId} = below.id
    ) select ${classSessions.classId} from ${classSessions}
      where ${classSessions.sessionId} in (select below.id from below))`;
}

function hasPerson(ctx: Ctx, personId: string, role: SQL): SQL {
  return sql`${classes.id} in (select ${enrollments.classId} from ${enrollments}
    where ${enrollments.personId} = ${personId} and ${enrollments.role} ${role}
    and ${holdsOn(enrollments, today(ctx))})`;
}
