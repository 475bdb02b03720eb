import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ImportProblemQuery, listImportProblems } from "#domain/integrations/index";
import { Filters } from "#web/components/admin/filters.tsx";
import { ProblemTable } from "#web/components/admin/import/problem-table.tsx";
import { problemText } from "#web/components/admin/import/problem-text.server.ts";
import { CsvLink, Found } from "#web/components/admin/list-tools.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { Pagination } from "#web/components/list-controls.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["import", "admin"] };
export const meta = titled("import:tabs.problems");

export const loader = signedIn(async ({ ctx, context, params, request }) => {
  const id = params.id ?? "";
  const page = await listImportProblems(ctx, id, queryOf(request, ImportProblemQuery));
  const said = page.items.map((problem) => ({
    ...problem,
    message: problemText(problem, context.locale),
  }));
  return { id, page: { ...page, items: said } };
});

export default function Problems() {
  const { t } = useTranslation("import");
  const { id, page } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <Filters
          filters={[
            {
              name: "severity",
              label: t("problemTable.severity"),
              options: [
                { value: "error", label: t("problemTable.errors") },
                { value: "warning", label: t("problemTable.warnings") },
              ],
              all: t("problemTable.allSeverities"),
            },
          ]}
        />
        {page.total > 0 ? <CsvLink to={`/admin/import/${id}/problems/export.csv`} /> : null}
      </div>
      {page.total > 0 ? <Found total={page.total} /> : null}
      <ProblemTable problems={page.items} />
      <Pagination {...page} />
    </>
  );
}
