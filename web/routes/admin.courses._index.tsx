import { Link, useLoaderData } from "@remix-run/react";
import { Library, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CourseQuery, listCourses } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { ClassesHeader } from "#web/components/admin/classes/classes-header.tsx";
import { Done } from "#web/components/admin/done.tsx";
import { Filters } from "#web/components/admin/filters.tsx";
import { PhoneLine } from "#web/components/admin/phone-line.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { LinkButton } from "#web/components/button.tsx";
import { Badge } from "#web/components/layout.tsx";
import { Pagination, SearchBox } from "#web/components/list-controls.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { Table } from "#web/components/table.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled("classes:courses.title");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(request, CourseQuery);
  const [page, schools] = await Promise.all([listCourses(ctx, query), schoolChoice(ctx)]);
  return {
    page,
    schools,
    narrowed: Boolean(query.q || query.schoolId),
    mayWrite: reachOf(ctx, "academics:write") !== null,
  };
});

export default function Courses() {
  const { t } = useTranslation("classes");
  const { page, schools, narrowed, mayWrite } = useLoaderData<typeof loader>();
  const school = (id: string | null) =>
    schools.find(({ value }) => value === id)?.label ?? t("courses.everySchool");
  const add = mayWrite ? (
    <LinkButton variant="primary" icon={Plus} to="/admin/courses/new">
      {t("courses.add")}
    </LinkButton>
  ) : null;
  return (
    <>
      <ClassesHeader action={add} />
      <Done texts={t("done", { returnObjects: true })} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox label={t("courses.search")} />
        {schools.length > 1 ? (
          <Filters
            filters={[
              {
                name: "schoolId",
                label: t("filters.school"),
                options: schools,
                all: t("filters.allSchools"),
              },
            ]}
          />
        ) : null}
      </div>
      <Table
        caption={t("courses.caption")}
        rows={page.items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={Library} title={narrowed ? t("courses.none") : t("courses.empty")}>
            {narrowed ? null : t("courses.emptyText")}
          </EmptyState>
        }
        columns={[
          {
            key: "title",
            header: t("columns.course"),
            primary: true,
            cell: ({ id, title, code, grades, status }) => (
              <span className="flex flex-wrap items-center gap-x-3">
                {mayWrite ? (
                  <Link to={`/admin/courses/${id}`} className="target text-link">
                    {title}
                  </Link>
                ) : (
                  title
                )}
                {status === "ended" ? <Badge>{t("status.ended")}</Badge> : null}
                <PhoneLine parts={[code, grades.join(", ")]} />
              </span>
            ),
          },
          {
            key: "code",
            header: t("columns.code"),
            wideOnly: true,
            cell: ({ code }) => code ?? "–",
          },
          {
            key: "grades",
            header: t("columns.grades"),
            wideOnly: true,
            cell: ({ grades }) => grades.join(", ") || "–",
          },
          {
            key: "school",
            header: t("columns.school"),
            wideOnly: true,
            cell: ({ schoolId }) => school(schoolId),
          },
          {
            key: "classes",
            header: t("title"),
            quietHeader: true,
            align: "end",
            cell: ({ id, title }) => (
              <Link
                to={`/admin/classes?courseId=${id}`}
                aria-label={t("courses.classesOf", { title })}
                className="target text-link"
              >
                {t("title")}
              </Link>
            ),
          },
        ]}
      />
      <Pagination {...page} />
    </>
  );
}
