import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listStudents } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { STUDENT_STATUSES } from "#domain/people/constants";
import { StudentQuery } from "#domain/people/index";
import { classChoice, gradesOf, schoolChoice } from "#web/components/admin/choices.server.ts";
import { columnsOf } from "#web/components/admin/columns.server.ts";
import { Done } from "#web/components/admin/done.tsx";
import { Filters } from "#web/components/admin/filters.tsx";
import { ColumnChoice, CsvLink, Found } from "#web/components/admin/list-tools.tsx";
import { placeStudents } from "#web/components/admin/people/bulk.server.ts";
import { NobodyHere } from "#web/components/admin/people/nobody-here.tsx";
import { PeopleHeader } from "#web/components/admin/people/people-header.tsx";
import {
  BulkResult,
  STUDENT_BULK,
  StudentBulk,
} from "#web/components/admin/people/student-bulk.tsx";
import {
  STUDENT_COLUMNS,
  StudentTable,
  USUAL_STUDENT_COLUMNS,
} from "#web/components/admin/people/student-table.tsx";
import { paramOf, queryOf } from "#web/components/admin/query.server.ts";
import { Pagination, SearchBox } from "#web/components/list-controls.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "admin"] };
export const meta = titled("people:tabs.students");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(request, StudentQuery);
  const [page, schools, classes] = await Promise.all([
    listStudents(ctx, query),
    schoolChoice(ctx),
    classChoice(ctx, query.schoolId),
  ]);
  const usual = [...USUAL_STUDENT_COLUMNS, ...(schools.length > 1 ? ["school"] : [])];
  return {
    page,
    schools,
    classes: classes.options,
    grades: gradesOf(classes.classes, page.items, query.grade),
    columns: columnsOf(request, "students", STUDENT_COLUMNS, usual),
    filtered: Boolean(query.q || query.schoolId || query.classId || query.grade),
    status: query.status,
    from: classes.classes.find(({ id }) => id === query.classId) ?? null,
    mayWrite: reachOf(ctx, "people:write") !== null,
    mayPlace: reachOf(ctx, "academics:write") !== null,
    mayImport: reachOf(ctx, "imports:run") !== null,
  };
});

export const action = signedIn(async ({ ctx, request, context }) => {
  const form = await request.formData();
  return placeStudents(ctx, form, paramOf(request, "classId"), context.locale);
});

export default function Students() {
  const { t } = useTranslation(["people", "admin"]);
  const data = useLoaderData<typeof loader>();
  const { page, schools, classes, grades, columns, mayPlace } = data;
  const narrowed = data.filtered || data.status !== "enrolled";
  const statuses = [...STUDENT_STATUSES, "all" as const];
  return (
    <>
      <PeopleHeader kind="student" mayAdd={data.mayWrite} />
      <Done texts={{ left: t("done.left"), returned: t("done.returned") }} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox label={t("list.searchStudents")} />
        <Filters
          filters={[
            ...(schools.length > 1
              ? [
                  {
                    name: "schoolId",
                    label: t("filters.school"),
                    options: schools,
                    all: t("filters.allSchools"),
                  },
                ]
              : []),
            {
              name: "classId",
              label: t("filters.class"),
              options: classes,
              all: t("filters.allClasses"),
            },
            {
              name: "grade",
              label: t("filters.grade"),
              options: grades.map((value) => ({ value, label: value })),
              all: t("filters.allGrades"),
            },
            {
              name: "status",
              label: t("filters.status"),
              options: statuses.map((value) => ({ value, label: t(`status.${value}`) })),
              fallback: "enrolled",
            },
          ]}
        />
        <div className="ml-auto hidden gap-2 md:flex">
          <ColumnChoice
            list="students"
            options={STUDENT_COLUMNS.map((key) => ({ key, label: t(`columns.${key}`) }))}
            shown={columns}
          />
          <CsvLink to="/admin/people/export.csv" kind="student" />
        </div>
      </div>
      <BulkResult answer={useActionData<typeof action>()} />
      {page.items.length === 0 ? (
        <NobodyHere
          kind="student"
          narrowed={narrowed}
          mayAdd={data.mayWrite}
          mayImport={data.mayImport}
        />
      ) : (
        <>
          <Found total={page.total} />
          <StudentTable
            students={page.items}
            shown={columns}
            selectForm={mayPlace ? STUDENT_BULK : undefined}
          />
          {mayPlace ? <StudentBulk classes={classes} from={data.from} /> : null}
        </>
      )}
      <Pagination {...page} />
    </>
  );
}
