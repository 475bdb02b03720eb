import { Form, Link } from "@remix-run/react";
import { StickyNote, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ClassProfile, ClassStudent } from "#domain/academics/class.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { Section } from "#web/components/layout.tsx";
import { type Column, Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { PhoneLine } from "../phone-line.tsx";
import { SectionLink } from "../section-link.tsx";

/** The students of a class today. */
export function ClassRoster({
  schoolClass,
  mayWrite,
}: {
  schoolClass: ClassProfile;
  mayWrite: boolean;
}) {
  const { t } = useTranslation("classes");
  const { date, number } = useFormat();
  const { id, students } = schoolClass;
  const columns: Column<ClassStudent>[] = [
    {
      key: "name",
      header: t("columns.name"),
      primary: true,
      cell: (student) => <RosterName student={student} />,
    },
    {
      key: "number",
      header: t("columns.number"),
      wideOnly: true,
      cell: ({ admissionNumber }) => <Brief>{admissionNumber}</Brief>,
    },
    {
      key: "grade",
      header: t("columns.grade"),
      wideOnly: true,
      cell: ({ grade }) => <Brief>{grade}</Brief>,
    },
    {
      key: "since",
      header: t("columns.since"),
      wideOnly: true,
      cell: ({ beginsOn }) => <Brief>{beginsOn && date(beginsOn)}</Brief>,
    },
  ];
  if (mayWrite) {
    columns.push({
      key: "out",
      header: t("page.out"),
      quietHeader: true,
      wideOnly: true,
      align: "end",
      cell: (student) => (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="enrollmentId" value={student.enrollmentId} />
          <SubmitButton
            variant="plain"
            name="intent"
            value="endStudent"
            aria-label={t("page.outOf", { name: student.displayName })}
          >
            {t("page.out")}
          </SubmitButton>
        </Form>
      ),
    });
  }
  return (
    <Section
      title={t("page.students")}
      meta={number(students.length)}
      action={
        mayWrite ? (
          <SectionLink icon={UserPlus} to={`/admin/classes/${id}/enrol`}>
            {t("page.enrol")}
          </SectionLink>
        ) : null
      }
    >
      <Table
        caption={t("page.students")}
        columns={columns}
        rows={students}
        rowKey={({ enrollmentId }) => enrollmentId}
        empty={<p className="text-ink-soft">{t("page.studentsNone")}</p>}
      />
    </Section>
  );
}

function Brief({ children }: { children: string | null }) {
  return <span className="whitespace-nowrap tabular-nums">{children ?? "–"}</span>;
}

function RosterName({ student }: { student: ClassStudent }) {
  const { studentId, displayName, reading, alertNote, admissionNumber, grade } = student;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Link to={`/admin/people/${studentId}`} prefetch="intent" className="target text-link">
        {displayName}
      </Link>
      {reading ? <span className="font-normal text-ink-quiet text-meta">{reading}</span> : null}
      {alertNote ? (
        <span className="inline-flex items-center gap-1 font-normal text-late text-meta">
          <StickyNote aria-hidden className="size-4" />
          {alertNote}
        </span>
      ) : null}
      <PhoneLine parts={[admissionNumber, grade]} />
    </span>
  );
}
