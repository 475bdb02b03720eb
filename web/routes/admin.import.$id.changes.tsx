import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { IMPORT_CHANGES, IMPORT_ENTITIES } from "#domain/integrations/constants";
import { ImportRowQuery, listImportRows } from "#domain/integrations/index";
import { Filters } from "#web/components/admin/filters.tsx";
import { ChangeList } from "#web/components/admin/import/change-list.tsx";
import { Found } from "#web/components/admin/list-tools.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { Pagination } from "#web/components/list-controls.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["import", "admin"] };
export const meta = titled("import:tabs.changes");

export const loader = signedIn(async ({ ctx, params, request }) => ({
  page: await listImportRows(ctx, params.id ?? "", queryOf(request, ImportRowQuery)),
}));

export default function Changes() {
  const { t } = useTranslation("import");
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <Filters
        className="mb-4"
        filters={[
          {
            name: "entity",
            label: t("rows.entity"),
            options: IMPORT_ENTITIES.map((value) => ({ value, label: t(`entities.${value}`) })),
            all: t("rows.allEntities"),
          },
          {
            name: "change",
            label: t("rows.change"),
            options: IMPORT_CHANGES.map((value) => ({ value, label: t(`changes.${value}`) })),
            all: t("rows.allChanges"),
          },
        ]}
      />
      <Found total={page.total} />
      {page.items.length === 0 ? (
        <EmptyState title={t("rows.none")} />
      ) : (
        <ChangeList rows={page.items} />
      )}
      <Pagination {...page} />
    </>
  );
}
