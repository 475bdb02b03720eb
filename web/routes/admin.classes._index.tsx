import { Link, useLoaderData } from "@remix-run/react";
import { BookOpen, FileInput, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CLASS_TYPES, RECORD_STATUSES } from "#domain/academics/constants";
import { ClassQuery, listClasses } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { courseChoice, schoolChoice, termChoice } from "#web/components/admin/choices.server.ts";
import {
  CLASS_COLUMNS,
  ClassTable,
  USUAL_CLASS_COLUMNS,
} from "#web/components/admin/classes/class-table.tsx";
import { ClassesHeader } from "#web/components/admin/classes/classes-header.tsx";
import { columnsOf } from "#web/components/admin/columns.server.ts";
import { Done } from "#web/components/admin/done.tsx";
import { type Filter, Filters } from "#web/components/admin/filters.tsx";
import { ColumnChoice, CsvLink, Found } from "#web/components/admin/list-tools.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { LinkButton } from "#web/components/button.tsx";
import { Pagination, SearchBox } from "#web/components/list-controls.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled("classes:title");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(request, ClassQuery);
  const [page, schools, courses, terms] = await Promise.all([
    listClasses(ctx, query),
    schoolChoice(ctx),
    courseChoice(ctx, query.schoolId),
    termChoice(ctx),
  ]);
  const usual = [...USUAL_CLASS_COLUMNS, ...(schools.length > 1 ? ["school"] : [])];
  const { q, schoolId, courseId, sessionId, type, status } = query;
  return {
    page,
    schools,
    courses,
    terms,
    columns: columnsOf(request, "classes", CLASS_COLUMNS, usual),
    narrowed: Boolean(q || schoolId || courseId || sessionId || type) || status !== "active",
    mayWrite: reachOf(ctx, "academics:write") !== null,
    mayImport: reachOf(ctx, "imports:run") !== null,
  };
});

export default function Classes() {
  const { t } = useTranslation("classes");
  const { page, schools, courses, terms, columns, ...data } = useLoaderData<typeof loader>();
  const filters: Filter[] = [
    {
      name: "schoolId",
      label: t("filters.school"),
      options: schools,
      all: t("filters.allSchools"),
    },
    {
      name: "type",
      label: t("filters.type"),
      options: CLASS_TYPES.map((value) => ({ value, label: t(`types.${value}`) })),
      all: t("filters.allTypes"),
    },
    {
      name: "courseId",
      label: t("filters.course"),
      options: courses,
      all: t("filters.allCourses"),
    },
    { name: "sessionId", label: t("filters.term"), options: terms, all: t("filters.allTerms") },
    {
      name: "status",
      label: t("filters.status"),
      options: [...RECORD_STATUSES, "all" as const].map((value) => ({
        value,
        label: t(`status.${value}`),
      })),
      fallback: "active",
    },
  ];
  const useful = filters.filter(({ options }, at) => options.length > (at === 0 ? 1 : 0));
  return (
    <>
      <ClassesHeader
        action={
          data.mayWrite ? (
            <LinkButton variant="primary" icon={Plus} to="/admin/classes/new">
              {t("add")}
            </LinkButton>
          ) : null
        }
      />
      <Done texts={t("done", { returnObjects: true })} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox label={t("search")} />
        <Filters filters={useful} />
        <div className="ml-auto hidden gap-2 md:flex">
          <ColumnChoice
            list="classes"
            options={CLASS_COLUMNS.map((key) => ({ key, label: t(`columns.${key}`) }))}
            shown={columns}
          />
          <CsvLink to="/admin/classes/export.csv" />
        </div>
      </div>
      {page.items.length === 0 ? (
        <NoClasses {...data} />
      ) : (
        <>
          <Found total={page.total} />
          <ClassTable classes={page.items} shown={columns} />
        </>
      )}
      <Pagination {...page} />
    </>
  );
}

function NoClasses({
  narrowed,
  mayWrite,
  mayImport,
}: {
  narrowed: boolean;
  mayWrite: boolean;
  mayImport: boolean;
}) {
  const { t } = useTranslation("classes");
  if (narrowed) {
    return (
      <EmptyState
        title={t("empty.none")}
        action={
          <Link to="?" className="target text-link">
            {t("empty.clear")}
          </Link>
        }
      >
        {t("empty.noneText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={BookOpen}
      title={t("empty.title")}
      action={
        <>
          {mayWrite ? <LinkButton to="/admin/classes/new">{t("add")}</LinkButton> : null}
          {mayImport ? (
            <LinkButton icon={FileInput} to="/admin/import">
              {t("empty.import")}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}
