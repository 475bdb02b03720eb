import { getTableColumns, inArray } from "drizzle-orm";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { upsertMany } from "#platform/upsert";
import { academicSessions, classes, classSessions, courses } from "./tables";

type Own<Row> = Omit<Row, "id" | "sourcedId" | "createdAt" | "updatedAt">;

/** What an import may change of each record; brings it back exactly. */
export type ImportedSession = Own<typeof academicSessions.$inferSelect>;
export type ImportedCourse = Own<typeof courses.$inferSelect>;
export type ImportedClass = Own<typeof classes.$inferSelect> & { sessionIds: string[] };

export type Stored<R> = { id: string; sourcedId: string; record: R };
type By = "id" | "sourcedId";

/** Academic sessions by id or by sourcedId, in the shape in which an import compares them. */
export async function storedSessions(
  ctx: Ctx,
  by: By,
  keys: readonly string[],
): Promise<Stored<ImportedSession>[]> {
  const rows = await ctx.db
    .select()
    .from(academicSessions)
    .where(inArray(academicSessions[by], oneOf(keys) as never));
  return rows.map(stored);
}

export async function storedCourses(
  ctx: Ctx,
  by: By,
  keys: readonly string[],
): Promise<Stored<ImportedCourse>[]> {
  const rows = await ctx.db
    .select()
    .from(courses)
    .where(inArray(courses[by], oneOf(keys) as never));
  return rows.map(stored);
}

/** Classes with the terms they run in. */
export async function storedClasses(
  ctx: Ctx,
  by: By,
  keys: readonly string[],
): Promise<Stored<ImportedClass>[]> {
  const wanted = inArray(classes[by], oneOf(keys) as never);
  const ids = ctx.db.select({ id: classes.id }).from(classes).where(wanted);
  const [rows, terms] = await ctx.db.batch([
    ctx.db.select().from(classes).where(wanted),
    ctx.db
      .select(getTableColumns(classSessions))
      .from(classSessions)
      .where(inArray(classSessions.classId, ids))
      .orderBy(classSessions.sessionId),
  ]);
  const termsOf = Map.groupBy(terms, (term) => term.classId);
  return rows.map((row) => {
    const { id, sourcedId, record } = stored(row);
    const sessionIds = (termsOf.get(id) ?? []).map((term) => term.sessionId);
    return { id, sourcedId, record: { ...record, sessionIds } };
  });
}

/** Writes that create or overwrite in bulk. Permission and audit are the caller's, here and below. */
export function importSessionsWrites(ctx: Ctx, rows: Stored<ImportedSession>[]): Write[] {
  return upsertMany(ctx.db, academicSessions, rows.map(rowOf(ctx)), ["id"]);
}

export function importCoursesWrites(ctx: Ctx, rows: Stored<ImportedCourse>[]): Write[] {
  return upsertMany(ctx.db, courses, rows.map(rowOf(ctx)), ["id"]);
}

export function importClassesWrites(ctx: Ctx, rows: Stored<ImportedClass>[]): Write[] {
  const ids = rows.map((row) => row.id);
  const plain = rows.map(({ record: { sessionIds: _, ...record }, ...row }) => ({
    ...row,
    record,
  }));
  return [
    ...upsertMany(ctx.db, classes, plain.map(rowOf(ctx)), ["id"]),
    ctx.db.delete(classSessions).where(inArray(classSessions.classId, oneOf(ids) as never)),
    ...insertMany(
      ctx.db,
      classSessions,
      rows.flatMap(({ id, record }) =>
        record.sessionIds.map((sessionId) => ({ classId: id, sessionId })),
      ),
    ),
  ];
}

/** Writes that remove what nothing refers to. */
export function removeSessionsWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  return [ctx.db.delete(academicSessions).where(inArray(academicSessions.id, oneOf(ids) as never))];
}

export function removeCoursesWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  return [ctx.db.delete(courses).where(inArray(courses.id, oneOf(ids) as never))];
}

/** Clears `class_sessions` of the classes itself. */
export function removeClassesWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  return [
    ctx.db.delete(classSessions).where(inArray(classSessions.classId, oneOf(ids) as never)),
    ctx.db.delete(classes).where(inArray(classes.id, oneOf(ids) as never)),
  ];
}

/** Sessions, courses and classes with their sourcedIds, to join with. Read-only. */
export function sourcedSessionDirectory(db: Ctx["db"], alias = "sourced_session_directory") {
  const { id, sourcedId, title, status } = academicSessions;
  return db.select({ id, sourcedId, title, status }).from(academicSessions).as(alias);
}

export function sourcedCourseDirectory(db: Ctx["db"], alias = "sourced_course_directory") {
  const { id, sourcedId, schoolId, title, status } = courses;
  return db.select({ id, sourcedId, schoolId, title, status }).from(courses).as(alias);
}

export function sourcedClassDirectory(db: Ctx["db"], alias = "sourced_class_directory") {
  const { id, sourcedId, schoolId, courseId, title, code, status } = classes;
  return db
    .select({ id, sourcedId, schoolId, courseId, title, code, status })
    .from(classes)
    .as(alias);
}

/** Which class runs in which term, to join with. Read-only. */
export function classSessionDirectory(db: Ctx["db"], alias = "class_session_directory") {
  return db.select(getTableColumns(classSessions)).from(classSessions).as(alias);
}

function stored<R extends { id: string; sourcedId: string; createdAt: number; updatedAt: number }>(
  row: R,
): Stored<Own<R>> {
  const { id, sourcedId, createdAt: _, updatedAt: __, ...record } = row;
  return { id, sourcedId, record };
}

function rowOf(ctx: Ctx) {
  return <R extends object>({ id, sourcedId, record }: Stored<R>) => ({
    id,
    sourcedId,
    ...record,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
}
