import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { reachOf } from "#domain/auth/index";
import { PERSON_STATUSES, STAFF_ROLES } from "#domain/people/constants";
import { listUsers, StaffRoleInput, UserQuery } from "#domain/people/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { columnsOf } from "#web/components/admin/columns.server.ts";
import { Done } from "#web/components/admin/done.tsx";
import { type Filter, Filters } from "#web/components/admin/filters.tsx";
import { ColumnChoice, CsvLink, Found } from "#web/components/admin/list-tools.tsx";
import { inviteAll } from "#web/components/admin/people/bulk.server.ts";
import { INVITE_BULK, InviteBulk } from "#web/components/admin/people/invite-bulk.tsx";
import { NobodyHere } from "#web/components/admin/people/nobody-here.tsx";
import { PeopleHeader } from "#web/components/admin/people/people-header.tsx";
import {
  STAFF_COLUMNS,
  StaffTable,
  USUAL_STAFF_COLUMNS,
} from "#web/components/admin/people/staff-table.tsx";
import { BulkResult } from "#web/components/admin/people/student-bulk.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { Pagination, SearchBox } from "#web/components/list-controls.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "admin"] };
export const meta = titled("people:tabs.staff");

const StaffQuery = UserQuery.extend({ role: StaffRoleInput.shape.role.optional() });

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(request, StaffQuery);
  const [page, schools] = await Promise.all([
    listUsers(ctx, { ...query, kind: "staff" }),
    schoolChoice(ctx),
  ]);
  return {
    page,
    schools,
    columns: columnsOf(request, "staff", STAFF_COLUMNS, USUAL_STAFF_COLUMNS),
    narrowed: Boolean(query.q || query.schoolId || query.role || query.status !== "active"),
    mayWrite: reachOf(ctx, "people:write") !== null,
    mayInvite: reachOf(ctx, "users:invite") !== null,
  };
});

export const action = signedIn(async ({ ctx, request, context }) =>
  inviteAll(ctx, context.control, await request.formData(), context.locale),
);

export default function Staff() {
  const { t } = useTranslation(["people", "common"]);
  const { page, schools, columns, narrowed, mayWrite, mayInvite } = useLoaderData<typeof loader>();
  const filters: Filter[] = [
    {
      name: "role",
      label: t("columns.roles"),
      options: STAFF_ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) })),
      all: t("filters.allRoles"),
    },
    {
      name: "status",
      label: t("filters.status"),
      options: [...PERSON_STATUSES, "all" as const].map((value) => ({
        value,
        label: t(`status.${value}`),
      })),
      fallback: "active",
    },
  ];
  if (schools.length > 1) {
    filters.unshift({
      name: "schoolId",
      label: t("filters.school"),
      options: schools,
      all: t("filters.allSchools"),
    });
  }
  return (
    <>
      <PeopleHeader kind="staff" mayAdd={mayWrite} />
      <Done texts={{ ended: t("done.ended") }} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox label={t("list.searchStaff")} />
        <Filters filters={filters} />
        <div className="ml-auto hidden gap-2 md:flex">
          <ColumnChoice
            list="staff"
            options={STAFF_COLUMNS.map((key) => ({ key, label: t(`columns.${key}`) }))}
            shown={columns}
          />
          <CsvLink to="/admin/people/export.csv" kind="staff" />
        </div>
      </div>
      <BulkResult answer={useActionData<typeof action>()} />
      {page.items.length === 0 ? (
        <NobodyHere kind="staff" narrowed={narrowed} mayAdd={mayWrite} />
      ) : (
        <>
          <Found total={page.total} />
          <StaffTable
            staff={page.items}
            shown={columns}
            schools={schools}
            selectForm={mayInvite ? INVITE_BULK : undefined}
          />
          {mayInvite ? <InviteBulk /> : null}
        </>
      )}
      <Pagination {...page} />
    </>
  );
}
