import { ImportProblemQuery, listImportProblems } from "#domain/integrations/index";
import { csvAnswer } from "#web/components/admin/csv.server.ts";
import { problemText } from "#web/components/admin/import/problem-text.server.ts";
import { queryOf } from "#web/components/admin/query.server.ts";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";

const COLUMNS = ["severity", "file", "line", "column", "what"];

/** The problems of an import, for whoever puts the file right. */
export const loader = signedIn(async ({ ctx, context, params, request }) => {
  const t = translator(context.locale);
  const id = params.id ?? "";
  const query = queryOf(request, ImportProblemQuery);
  const header = COLUMNS.map((key) => t(`import:problemTable.${key}`));
  return csvAnswer(`problems-${id}.csv`, header, async (page) => {
    const { items } = await listImportProblems(ctx, id, { ...query, page, perPage: 200 });
    if (items.length === 0) return null;
    return items.map((problem) => [
      t(`import:problemTable.${problem.severity}`),
      problem.file,
      problem.line,
      problem.column,
      problemText(problem, context.locale),
    ]);
  });
});
