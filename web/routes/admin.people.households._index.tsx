import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { reachOf } from "#domain/auth/index";
import { HouseholdQuery, listHouseholds } from "#domain/people/index";
import { Done } from "#web/components/admin/done.tsx";
import { Found } from "#web/components/admin/list-tools.tsx";
import { NobodyHere } from "#web/components/admin/people/nobody-here.tsx";
import { PeopleHeader } from "#web/components/admin/people/people-header.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { Pagination, SearchBox } from "#web/components/list-controls.tsx";
import { Table } from "#web/components/table.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "admin"] };
export const meta = titled("people:tabs.households");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(request, HouseholdQuery);
  return {
    page: await listHouseholds(ctx, query),
    narrowed: Boolean(query.q || query.personId),
    mayWrite: reachOf(ctx, "people:write") !== null,
  };
});

export default function Households() {
  const { t } = useTranslation("people");
  const { page, narrowed, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PeopleHeader kind="household" mayAdd={mayWrite} />
      <Done texts={{ household: t("done.household") }} />
      <div className="mb-4">
        <SearchBox label={t("list.searchHouseholds")} />
      </div>
      {page.items.length === 0 ? (
        <NobodyHere kind="household" narrowed={narrowed} mayAdd={mayWrite} />
      ) : (
        <>
          <Found total={page.total} />
          <Table
            caption={t("list.captionHouseholds")}
            rows={page.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "name",
                header: t("columns.name"),
                primary: true,
                cell: ({ id, name }) => (
                  <Link
                    to={`/admin/people/households/${id}`}
                    prefetch="intent"
                    className="target text-link"
                  >
                    {name}
                  </Link>
                ),
              },
              {
                key: "members",
                header: t("columns.members"),
                cell: ({ members }) => (
                  <span className="inline-flex flex-wrap justify-end gap-x-3 md:justify-start">
                    {members.map(({ personId, displayName }) => (
                      <Link
                        key={personId}
                        to={`/admin/people/${personId}`}
                        className="inline-flex min-h-6 items-center hover:underline"
                      >
                        {displayName}
                      </Link>
                    ))}
                  </span>
                ),
              },
              {
                key: "address",
                header: t("columns.address"),
                cell: ({ address }) => address ?? "–",
              },
            ]}
          />
        </>
      )}
      <Pagination {...page} />
    </>
  );
}
