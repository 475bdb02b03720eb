import {
  type AcademicSession,
  AcademicSessionQuery,
  ClassQuery,
  CourseQuery,
  listAcademicSessions,
  listClasses,
  listCourses,
  type SchoolClass,
} from "#domain/academics/index";
import { listSchools } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import type { Option } from "#web/components/inputs.tsx";

/** The schools that this person's filters and forms can name. */
export async function schoolChoice(ctx: Ctx): Promise<Option[]> {
  const schools = await listSchools(ctx);
  return schools
    .filter(({ status }) => status === "active")
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The running classes to choose from; the school stands with them where there are several. */
export async function classChoice(
  ctx: Ctx,
  schoolId?: string | null,
): Promise<{ classes: SchoolClass[]; options: Option[] }> {
  const query = ClassQuery.parse({ perPage: 200, ...(schoolId ? { schoolId } : {}) });
  const { items } = await listClasses(ctx, query);
  const several = new Set(items.map((one) => one.schoolId)).size > 1;
  const options = items.map(({ id, title, schoolName }) => ({
    value: id,
    label: several ? `${title} · ${schoolName}` : title,
  }));
  return { classes: items, options };
}

/** The grades that are in use, in the order in which people count. */
export function gradesOf(
  classes: readonly { grades: readonly string[] }[],
  students: readonly { grade: string | null }[] = [],
  chosen?: string,
): string[] {
  const found = [...classes.flatMap(({ grades }) => grades), ...students.map(({ grade }) => grade)];
  const grades = new Set([...found, chosen].filter((grade): grade is string => Boolean(grade)));
  return [...grades].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** Courses that a class can name. */
export async function courseChoice(ctx: Ctx, schoolId?: string | null): Promise<Option[]> {
  const query = CourseQuery.parse({ perPage: 200, ...(schoolId ? { schoolId } : {}) });
  const { items } = await listCourses(ctx, query);
  return items.map(({ id, title }) => ({ value: id, label: title }));
}

/** School years and their parts, the year before its terms. */
export async function termChoice(ctx: Ctx): Promise<Option[]> {
  const { items } = await listAcademicSessions(ctx, AcademicSessionQuery.parse({ perPage: 200 }));
  return inOrder(items).map(({ session, depth }) => ({
    value: session.id,
    label: `${"\u2003".repeat(depth)}${session.title}`,
  }));
}

/** Sessions as a tree read from top to bottom: latest year first, its parts after it. */
export function inOrder(
  sessions: readonly AcademicSession[],
): { session: AcademicSession; depth: number }[] {
  const known = new Set(sessions.map(({ id }) => id));
  const partsOf = (parentId: string | null) =>
    sessions.filter((one) =>
      parentId === null ? !one.parentId || !known.has(one.parentId) : one.parentId === parentId,
    );
  const walk = (
    parts: AcademicSession[],
    depth: number,
  ): { session: AcademicSession; depth: number }[] =>
    parts.flatMap((session) => [
      { session, depth },
      ...walk(byStart(partsOf(session.id)), depth + 1),
    ]);
  return walk(byStart(partsOf(null)).reverse(), 0);
}

function byStart(sessions: AcademicSession[]): AcademicSession[] {
  return [...sessions].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
}
