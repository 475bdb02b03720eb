import { useTranslation } from "react-i18next";
import type { RollOverPlan } from "#domain/academics/roll-over.schema";
import { TextInput } from "#web/components/inputs.tsx";
import { type Column, Table } from "#web/components/table.tsx";

type Row = RollOverPlan["classes"][number] & { at: number };

/** Which classes go on, under which title and with whom. */
export function RollOverClasses({ classes }: { classes: RollOverPlan["classes"] }) {
  const { t } = useTranslation(["classes", "rollover"]);
  const several = new Set(classes.map(({ schoolName }) => schoolName)).size > 1;
  const flag = (
    key: "carryStudents" | "carryTeachers" | "carryMeetings",
    header: string,
    label: (title: string) => string,
  ): Column<Row> => ({
    key,
    header,
    cell: (row) => (
      <Tick name={`classes.${row.at}.${key}`} checked={row[key]} label={label(row.currentTitle)} />
    ),
  });
  const columns: Column<Row>[] = [
    {
      key: "carry",
      header: t("rollover:carry"),
      cell: (row) => (
        <>
          <input type="hidden" name={`classes.${row.at}.classId`} value={row.classId} />
          <Tick
            name={`classes.${row.at}.carry`}
            checked={row.carry}
            label={t("rollover:carryOne", { title: row.currentTitle })}
          />
        </>
      ),
    },
    {
      key: "title",
      header: t("columns.title"),
      primary: true,
      cell: ({ currentTitle, schoolName, studentCount }) => (
        <>
          {currentTitle}
          <span className="block whitespace-nowrap font-normal text-ink-quiet text-meta">
            {several ? `${schoolName} · ` : null}
            {t("studentCount", { count: studentCount })}
          </span>
        </>
      ),
    },
    {
      key: "newTitle",
      header: t("rollover:newTitle"),
      cell: ({ at, title, currentTitle }) => (
        <TextInput
          name={`classes.${at}.title`}
          defaultValue={title}
          maxLength={120}
          aria-label={t("rollover:classTitle", { title: currentTitle })}
          className="md:min-w-60"
        />
      ),
    },
    {
      key: "grades",
      header: t("columns.grades"),
      cell: ({ at, grades, currentTitle }) => (
        <TextInput
          name={`classes.${at}.grades`}
          defaultValue={grades.join(", ")}
          aria-label={t("rollover:classGrades", { title: currentTitle })}
          className="md:w-28"
        />
      ),
    },
    flag("carryStudents", t("rollover:students"), (title) => t("rollover:studentsOf", { title })),
    flag("carryTeachers", t("rollover:teachers"), (title) => t("rollover:teachersOf", { title })),
    flag("carryMeetings", t("rollover:times"), (title) => t("rollover:timesOf", { title })),
  ];
  return (
    <Table
      caption={t("rollover:classes")}
      columns={columns}
      rows={classes.map((row, at) => ({ ...row, at }))}
      rowKey={({ classId }) => classId}
    />
  );
}

function Tick({ name, checked, label }: { name: string; checked: boolean; label: string }) {
  return (
    <span className="inline-flex min-h-11 items-center">
      <input
        type="checkbox"
        name={name}
        defaultChecked={checked}
        aria-label={label}
        className="size-5.5 cursor-pointer accent-accent"
      />
    </span>
  );
}
