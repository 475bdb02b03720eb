import { Link } from "@remix-run/react";
import type { TFunction } from "i18next";
import { StickyNote } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Student } from "#domain/people/student.schema";
import { Badge } from "#web/components/layout.tsx";
import { type Column, Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { PhoneLine } from "../phone-line.tsx";
import { SelectRow } from "../selection.tsx";

/** Columns that a person can choose, in their order. */
export const STUDENT_COLUMNS = [
  "number",
  "grade",
  "classes",
  "school",
  "status",
  "enteredOn",
  "birthOn",
  "sex",
] as const;
export type StudentColumn = (typeof STUDENT_COLUMNS)[number];
export const USUAL_STUDENT_COLUMNS: readonly StudentColumn[] = ["number", "grade", "classes"];

export function StudentTable({
  students,
  shown,
  selectForm,
  taken,
}: {
  students: readonly Student[];
  shown: readonly string[];
  /** The form that ticked rows belong to; none without a right to change them. */
  selectForm?: string;
  /** Where ticking is what the page is for: who cannot be ticked any more, and why. */
  taken?: { ids: readonly string[]; word: string };
}) {
  const { t } = useTranslation("people");
  const { date } = useFormat();
  const columns: Column<Student>[] = [
    {
      key: "name",
      header: t("columns.name"),
      sort: "name",
      primary: true,
      cell: (student) => <StudentName student={student} shown={shown} />,
    },
    ...choosable(t, date).filter(({ key }) => shown.includes(key)),
  ];
  if (selectForm) {
    columns.unshift({
      key: "select",
      header: t("list.select"),
      quietHeader: true,
      wideOnly: !taken,
      cell: ({ id, displayName }) =>
        taken?.ids.includes(id) ? (
          <span className="text-ink-quiet text-meta">{taken.word}</span>
        ) : (
          <SelectRow form={selectForm} id={id} label={displayName} />
        ),
    });
  }
  return (
    <Table
      caption={t("list.captionStudents")}
      columns={columns}
      rows={students}
      rowKey={({ id }) => id}
      stickyHeader
    />
  );
}

function StudentName({ student, shown }: { student: Student; shown: readonly string[] }) {
  const { id, displayName, reading, alertNote, status } = student;
  const { t } = useTranslation("people");
  const line = [
    shown.includes("number") && student.admissionNumber,
    shown.includes("grade") && student.grade,
    shown.includes("classes") && classLine(student.classes),
    shown.includes("school") && student.schoolName,
  ];
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Link to={`/admin/people/${id}`} prefetch="intent" className="target text-link">
        {displayName}
      </Link>
      {reading ? <span className="font-normal text-ink-quiet text-meta">{reading}</span> : null}
      {alertNote ? (
        <span title={alertNote} className="text-late">
          <StickyNote aria-hidden className="size-4" />
          <span className="sr-only">
            {t("list.alert")}: {alertNote}
          </span>
        </span>
      ) : null}
      {status === "left" ? <Badge>{t("status.left")}</Badge> : null}
      <PhoneLine parts={line} />
    </span>
  );
}

function choosable(t: TFunction<"people">, date: (on: string) => string): Column<Student>[] {
  const day = (on: string | null) => (on ? date(on) : "–");
  const columns: Column<Student>[] = [
    {
      key: "number",
      header: t("columns.number"),
      sort: "admissionNumber",
      cell: ({ admissionNumber }) => <span className="tabular-nums">{admissionNumber ?? "–"}</span>,
    },
    {
      key: "grade",
      header: t("columns.grade"),
      sort: "grade",
      cell: ({ grade }) => grade ?? "–",
    },
    {
      key: "classes",
      header: t("columns.classes"),
      cell: ({ classes }) => <ClassLinks classes={classes} />,
    },
    { key: "school", header: t("columns.school"), cell: ({ schoolName }) => schoolName },
    {
      key: "status",
      header: t("columns.status"),
      cell: ({ status, leftOn }) =>
        status === "left" && leftOn ? `${t("status.left")} ${day(leftOn)}` : t(`status.${status}`),
    },
    {
      key: "enteredOn",
      header: t("columns.enteredOn"),
      sort: "enteredOn",
      cell: ({ enteredOn }) => day(enteredOn),
    },
    { key: "birthOn", header: t("columns.birthOn"), cell: ({ birthOn }) => day(birthOn) },
    { key: "sex", header: t("columns.sex"), cell: ({ sex }) => (sex ? t(`sex.${sex}`) : "–") },
  ];
  return columns.map((column) => ({ ...column, wideOnly: true }));
}

const MOST = 3;

function classLine(classes: Student["classes"]): string {
  const more = classes.length - MOST;
  const titles = classes.slice(0, MOST).map(({ title }) => title);
  return [...titles, ...(more > 0 ? [`+${more}`] : [])].join(", ");
}

function ClassLinks({ classes }: { classes: Student["classes"] }) {
  if (classes.length === 0) return "–";
  const more = classes.length - MOST;
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-3 md:justify-start">
      {classes.slice(0, MOST).map(({ id, title }) => (
        <Link
          key={id}
          to={`/admin/classes/${id}`}
          className="inline-flex min-h-6 items-center hover:underline"
        >
          {title}
        </Link>
      ))}
      {more > 0 ? <span className="text-ink-quiet tabular-nums">+{more}</span> : null}
    </span>
  );
}
