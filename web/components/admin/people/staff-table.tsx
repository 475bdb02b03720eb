import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "#domain/people/user.schema";
import type { Option } from "#web/components/inputs.tsx";
import { Badge } from "#web/components/layout.tsx";
import { type Column, Table } from "#web/components/table.tsx";
import { PhoneLine } from "../phone-line.tsx";
import { SelectRow } from "../selection.tsx";

export const STAFF_COLUMNS = ["roles", "jobTitle", "subjects", "number", "email", "phone"] as const;
export const USUAL_STAFF_COLUMNS = ["roles", "jobTitle", "email"] as const;

export function StaffTable({
  staff,
  shown,
  schools,
  selectForm,
}: {
  staff: readonly User[];
  shown: readonly string[];
  schools: readonly Option[];
  selectForm?: string;
}) {
  const { t } = useTranslation(["people", "common"]);
  const all: Column<User>[] = [
    {
      key: "roles",
      header: t("columns.roles"),
      cell: ({ roles }) => <RoleList roles={roles} schools={schools} />,
    },
    { key: "jobTitle", header: t("columns.jobTitle"), cell: ({ staff }) => staff?.title ?? "–" },
    {
      key: "subjects",
      header: t("columns.subjects"),
      cell: ({ staff }) => staff?.subjects.join(", ") || "–",
    },
    {
      key: "number",
      header: t("columns.number"),
      cell: ({ staff }) => <span className="tabular-nums">{staff?.staffNumber ?? "–"}</span>,
    },
    {
      key: "email",
      header: t("columns.email"),
      cell: ({ email }) => <span className="break-all">{email ?? "–"}</span>,
    },
    { key: "phone", header: t("columns.phone"), cell: ({ phone }) => phone ?? "–" },
  ];
  const columns: Column<User>[] = [
    {
      key: "name",
      header: t("columns.name"),
      primary: true,
      cell: (person) => (
        <PersonName person={person}>
          <PhoneLine
            parts={[
              person.staff?.title,
              [...new Set(person.roles.map(({ role }) => t(`common:roles.${role}`)))].join(", "),
              person.email,
            ]}
          />
        </PersonName>
      ),
    },
    ...all.filter(({ key }) => shown.includes(key)).map((one) => ({ ...one, wideOnly: true })),
  ];
  if (selectForm) {
    columns.unshift({
      key: "select",
      header: t("list.select"),
      quietHeader: true,
      wideOnly: true,
      cell: ({ id, displayName }) => <SelectRow form={selectForm} id={id} label={displayName} />,
    });
  }
  return (
    <Table
      caption={t("list.captionStaff")}
      columns={columns}
      rows={staff}
      rowKey={({ id }) => id}
      stickyHeader
    />
  );
}

/** A name that leads to its person, with the reading and a word when it is over. */
export function PersonName({
  person,
  children,
}: {
  person: { id: string; displayName: string; reading: string | null; status: string };
  children?: ReactNode;
}) {
  const { t } = useTranslation("people");
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Link to={`/admin/people/${person.id}`} prefetch="intent" className="target text-link">
        {person.displayName}
      </Link>
      {person.reading ? (
        <span className="font-normal text-ink-quiet text-meta">{person.reading}</span>
      ) : null}
      {person.status === "inactive" ? <Badge>{t("status.inactive")}</Badge> : null}
      {children}
    </span>
  );
}

/** Roles with the school they hold in, where that is not the whole organisation. */
export function RoleList({ roles, schools }: { roles: User["roles"]; schools: readonly Option[] }) {
  const { t } = useTranslation(["people", "common"]);
  if (roles.length === 0) return "–";
  const named = roles.map(({ role, schoolId }) => {
    const school = schools.find(({ value }) => value === schoolId)?.label;
    const word = t(`common:roles.${role}`);
    return school && schools.length > 1 ? t("columns.schoolRole", { role: word, school }) : word;
  });
  return <>{[...new Set(named)].join(" · ")}</>;
}
