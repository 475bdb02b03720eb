import { Link, useLoaderData } from "@remix-run/react";
import { BookOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ClassQuery, listClasses } from "#domain/academics/index";
import { classRates } from "#domain/attendance/index";
import { actorPersonId } from "#domain/auth/index";
import { spanOf } from "#web/components/family/span.server.ts";
import { useSpanName } from "#web/components/family/span-form.tsx";
import { useShare } from "#web/components/family/use-share.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { Ring } from "#web/components/ring.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["teacher", "family"] };
export const meta = titled("nav.classes");

export const loader = signedIn(async ({ ctx, request }) => {
  const teacherId = actorPersonId(ctx) ?? "";
  const span = await spanOf(ctx, request);
  const [{ items }, rates] = await Promise.all([
    listClasses(ctx, ClassQuery.parse({ teacherId, perPage: 200 })),
    classRates(ctx, { from: span.from, to: span.to, mine: true }),
  ]);
  const rated = new Map(rates.map((one) => [one.classId, one]));
  return {
    span,
    classes: items.map(
      ({ id, title, courseTitle, grades, location, studentCount, schoolName }) => ({
        ...{ id, title, courseTitle, grades, location, studentCount, schoolName },
        counts: rated.get(id)?.counts ?? null,
        rate: rated.get(id)?.rate ?? null,
      }),
    ),
  };
});

export default function TeacherClasses() {
  const { t } = useTranslation(["teacher", "common"]);
  const { classes, span } = useLoaderData<typeof loader>();
  const nameOf = useSpanName();
  const schools = new Set(classes.map(({ schoolName }) => schoolName));
  return (
    <>
      <PageHeader
        title={t("common:nav.classes")}
        meta={t("classes.meta", { term: nameOf(span) })}
      />
      {classes.length === 0 ? (
        <EmptyState icon={BookOpen} title={t("classes.emptyTitle")}>
          {t("classes.emptyText")}
        </EmptyState>
      ) : (
        <ul className="grid border-hairline border-t lg:grid-cols-2 lg:gap-x-10">
          {classes.map((one) => (
            <ClassItem key={one.id} item={one} withSchool={schools.size > 1} />
          ))}
        </ul>
      )}
    </>
  );
}

type Item = ReturnType<typeof useLoaderData<typeof loader>>["classes"][number];

function ClassItem({ item, withSchool }: { item: Item; withSchool: boolean }) {
  const { t } = useTranslation("teacher");
  const share = useShare();
  const { id, title, courseTitle, location, studentCount, schoolName, counts, rate } = item;
  const facts = [
    t("lesson.studentCount", { count: studentCount }),
    courseTitle && !title.includes(courseTitle) ? courseTitle : null,
    location,
    withSchool ? schoolName : null,
  ];
  return (
    <li className="border-hairline border-b">
      <Link
        to={`/teacher/classes/${id}`}
        prefetch="intent"
        className="flex min-h-18 items-center gap-4 py-3 hover:bg-sunken sm:px-2"
      >
        <span className="min-w-0 flex-1 leading-snug">
          <span className="block font-medium">{title}</span>
          <span className="block text-ink-quiet text-meta">
            {facts.filter(Boolean).join(" · ")}
          </span>
        </span>
        {counts && rate !== null ? (
          <>
            <span className="text-right font-medium tabular-nums">{share(rate)}</span>
            <Ring counts={counts} showNumber={false} className="size-10" />
          </>
        ) : (
          <span className="text-ink-quiet text-meta">{t("classes.noMarks")}</span>
        )}
      </Link>
    </li>
  );
}
