import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SchoolClass } from "#domain/academics/class.schema";
import { Badge } from "#web/components/layout.tsx";
import { type Column, Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { PhoneLine } from "../phone-line.tsx";

export const CLASS_COLUMNS = [
  "type",
  "course",
  "grades",
  "school",
  "teachers",
  "students",
  "location",
  "code",
] as const;
export const USUAL_CLASS_COLUMNS = ["type", "grades", "teachers", "students", "location"] as const;

export function ClassTable({
  classes,
  shown,
}: {
  classes: readonly SchoolClass[];
  shown: readonly string[];
}) {
  const { t } = useTranslation("classes");
  const { number } = useFormat();
  const teachers = (one: SchoolClass) =>
    one.teachers.map(({ displayName }) => displayName).join(", ");
  const rest: Column<SchoolClass>[] = [
    { key: "type", header: t("columns.type"), cell: ({ type }) => t(`types.${type}`) },
    {
      key: "course",
      header: t("columns.course"),
      cell: ({ courseTitle }) => courseTitle ?? "–",
    },
    {
      key: "grades",
      header: t("columns.grades"),
      cell: ({ grades }) => grades.join(", ") || "–",
    },
    { key: "school", header: t("columns.school"), cell: ({ schoolName }) => schoolName },
    { key: "teachers", header: t("columns.teachers"), cell: (one) => teachers(one) || "–" },
    {
      key: "students",
      header: t("columns.students"),
      align: "end",
      cell: ({ studentCount }) => <span className="tabular-nums">{number(studentCount)}</span>,
    },
    { key: "location", header: t("columns.location"), cell: ({ location }) => location ?? "–" },
    { key: "code", header: t("columns.code"), cell: ({ code }) => code ?? "–" },
  ];
  return (
    <Table
      caption={t("caption")}
      rows={classes}
      rowKey={({ id }) => id}
      stickyHeader
      columns={[
        {
          key: "title",
          header: t("columns.title"),
          sort: "title",
          primary: true,
          cell: (one) => (
            <span className="flex flex-wrap items-center gap-x-3">
              <Link to={`/admin/classes/${one.id}`} prefetch="intent" className="target text-link">
                {one.title}
              </Link>
              {one.status === "ended" ? <Badge>{t("status.ended")}</Badge> : null}
              <PhoneLine
                parts={[
                  teachers(one),
                  t("studentCount", { count: one.studentCount }),
                  shown.includes("school") && one.schoolName,
                ]}
              />
            </span>
          ),
        },
        ...rest
          .filter(({ key }) => shown.includes(key))
          .map((column) => ({ ...column, wideOnly: true })),
      ]}
    />
  );
}
