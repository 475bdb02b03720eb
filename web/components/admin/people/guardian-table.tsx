import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Guardian } from "#domain/people/guardian.schema";
import { type Column, Table } from "#web/components/table.tsx";
import { cx } from "#web/lib/cx.ts";
import { PhoneLine } from "../phone-line.tsx";
import { SelectRow } from "../selection.tsx";
import { PersonName } from "./staff-table.tsx";

export const GUARDIAN_COLUMNS = ["children", "phone", "email", "language"] as const;
export const USUAL_GUARDIAN_COLUMNS = ["children", "phone", "email"] as const;

export function GuardianTable({
  guardians,
  shown,
  selectForm,
}: {
  guardians: readonly Guardian[];
  shown: readonly string[];
  selectForm?: string;
}) {
  const { t } = useTranslation("people");
  const all: Column<Guardian>[] = [
    {
      key: "children",
      header: t("columns.children"),
      cell: ({ children }) => <ChildLinks links={children} />,
    },
    { key: "phone", header: t("columns.phone"), cell: ({ phone }) => phone ?? "–" },
    {
      key: "email",
      header: t("columns.email"),
      cell: ({ email }) => <span className="break-all">{email ?? "–"}</span>,
    },
    { key: "language", header: t("columns.language"), cell: ({ locale }) => locale ?? "–" },
  ];
  const columns: Column<Guardian>[] = [
    {
      key: "name",
      header: t("columns.name"),
      primary: true,
      cell: (person) => (
        <PersonName person={person}>
          <PhoneLine
            parts={[
              person.children.map(({ displayName }) => displayName).join(", "),
              person.phone ?? person.email,
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
      caption={t("list.captionGuardians")}
      columns={columns}
      rows={guardians}
      rowKey={({ id }) => id}
      stickyHeader
    />
  );
}

function ChildLinks({ links }: { links: Guardian["children"] }) {
  const { t } = useTranslation("people");
  if (links.length === 0) return "–";
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-3 md:justify-start">
      {links.map(({ studentId, displayName, relation, status }) => (
        <span key={studentId}>
          <Link
            to={`/admin/people/${studentId}`}
            className={cx(
              "inline-flex min-h-6 items-center hover:underline",
              status === "left" && "text-ink-quiet",
            )}
          >
            {displayName}
          </Link>{" "}
          <span className="text-ink-quiet text-meta">{t(`relations.${relation}`)}</span>
        </span>
      ))}
    </span>
  );
}
