import { Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listSchools } from "#domain/tenancy/index";
import { Done } from "#web/components/admin/done.tsx";
import { PhoneLine } from "#web/components/admin/phone-line.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { Badge } from "#web/components/layout.tsx";
import { Table } from "#web/components/table.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings"] };
export const meta = titled("settings:tabs.schools");

export const loader = signedIn(async ({ ctx }) => ({ schools: await listSchools(ctx) }));

export default function Schools() {
  const { t } = useTranslation("settings");
  const { schools } = useLoaderData<typeof loader>();
  const nameOf = (id: string | null) => schools.find((one) => one.id === id)?.name;
  return (
    <>
      <Done texts={{ school: t("schools.done") }} />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-prose flex-1 basis-64 text-ink-soft">{t("schools.text")}</p>
        <LinkButton variant="primary" icon={Plus} to="/admin/settings/schools/new">
          {t("schools.add")}
        </LinkButton>
      </div>
      <Table
        caption={t("schools.caption")}
        rows={schools}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("schools.name"),
            primary: true,
            cell: ({ id, name, status, identifier, timeZone }) => (
              <span className="flex flex-wrap items-center gap-x-3">
                <Link to={`/admin/settings/schools/${id}`} className="target text-link">
                  {name}
                </Link>
                {status === "inactive" ? <Badge>{t("schools.statuses.inactive")}</Badge> : null}
                <PhoneLine parts={[identifier, timeZone]} />
              </span>
            ),
          },
          {
            key: "type",
            header: t("schools.type"),
            wideOnly: true,
            cell: ({ type }) => t(`schools.types.${type}`),
          },
          {
            key: "identifier",
            header: t("schools.identifier"),
            wideOnly: true,
            cell: ({ identifier }) => identifier ?? "–",
          },
          {
            key: "parent",
            header: t("schools.parent"),
            wideOnly: true,
            cell: ({ parentId }) => nameOf(parentId) ?? "–",
          },
          {
            key: "timeZone",
            header: t("schools.timeZone"),
            wideOnly: true,
            cell: ({ timeZone }) => timeZone,
          },
          {
            key: "calendar",
            header: t("schools.calendar"),
            quietHeader: true,
            cell: ({ id, name }) => (
              <Link
                to={`/admin/timetable/calendar?schoolId=${id}`}
                aria-label={t("schools.calendarOf", { name })}
                className="target text-link"
              >
                {t("schools.calendar")}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
