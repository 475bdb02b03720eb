import { ClassQuery, listClasses, type SchoolClass } from "#domain/academics/index";
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
