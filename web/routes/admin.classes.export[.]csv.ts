import { ClassQuery, listClasses } from "#domain/academics/index";
import { csvAnswer } from "#web/components/admin/csv.server.ts";
import { queryOf } from "#web/components/admin/query.server.ts";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";

const COLUMNS = [
  "title",
  "code",
  "type",
  "school",
  "course",
  "grades",
  "teachers",
  "students",
  "location",
];

/** The classes that the list shows with its present filters. */
export const loader = signedIn(async ({ ctx, request, context, tenant }) => {
  const t = translator(context.locale);
  const query = queryOf(request, ClassQuery);
  const day = new Date(ctx.now).toISOString().slice(0, 10);
  const header = COLUMNS.map((key) => t(`classes:columns.${key}`));
  return csvAnswer(`${tenant.slug}-classes-${day}.csv`, header, async (page) => {
    const { items } = await listClasses(ctx, { ...query, page, perPage: 200 });
    if (items.length === 0) return null;
    return items.map((one) => [
      one.title,
      one.code,
      t(`classes:types.${one.type}`),
      one.schoolName,
      one.courseTitle,
      one.grades.join("; "),
      one.teachers.map(({ displayName }) => displayName).join("; "),
      one.studentCount,
      one.location,
    ]);
  });
});
