import { useLoaderData } from "@remix-run/react";
import { CalendarDays, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ClassQuery, getStudent, listClasses } from "#domain/academics/index";
import { listMarkEvents } from "#domain/attendance/index";
import { actorPersonId, reachOf } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { ClassFigures, RateFigure } from "#web/components/family/figures.tsx";
import { MarkList } from "#web/components/family/mark-list.tsx";
import { MonthCalendars } from "#web/components/family/month-calendar.tsx";
import { studentReport } from "#web/components/family/report.server.ts";
import { tallyOf } from "#web/components/family/report.ts";
import { spanOf } from "#web/components/family/span.server.ts";
import { SpanForm } from "#web/components/family/span-form.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { changesOf } from "#web/components/roll/mark-changes.ts";
import { MarkHistory } from "#web/components/roll/mark-history.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { personName, useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

const EVENTS_SHOWN = 200;

export const handle = { i18n: ["teacher", "family"] };

export const meta = titled<typeof loader>("teacher:student.title", ({ called }) => ({
  name: called,
}));

export const loader = signedIn(async ({ ctx, params, request, context }) => {
  const { studentId = "" } = params;
  const span = await spanOf(ctx, request);
  const { from, to } = span;
  const [student, report, events, scope] = await Promise.all([
    getStudent(ctx, studentId),
    studentReport(ctx, { studentId, from, to }, context.locale),
    listMarkEvents(ctx, { studentId, page: 1, perPage: EVENTS_SHOWN }),
    scopeOf(ctx, studentId),
  ]);
  return {
    about: {
      grade: student.grade,
      schoolName: student.schoolName,
      admissionNumber: student.admissionNumber,
      alertNote: student.alertNote,
      reading: [student.kanaFamilyName, student.kanaGivenName].filter(Boolean).join(" "),
    },
    name: report.student,
    called: personName(report.student, context.locale),
    marks: scope.classes
      ? report.marks.filter(({ classId }) => scope.classes?.includes(classId))
      : report.marks,
    back: scope.back,
    onlyMine: scope.classes !== null,
    labels: report.labels,
    changes: changesOf(events.items),
    span,
  };
});

/**
 * The office and the teacher of the homeroom see a student's whole attendance, other teachers what
 * concerns the classes they teach.
 */
async function scopeOf(ctx: Ctx, studentId: string) {
  const reach = reachOf(ctx, "attendance:read");
  const back = reach?.classes ? "/teacher/classes" : `/admin/people/${studentId}`;
  if (reach && (reach.schools === "all" || reach.schools.length > 0))
    return { back, classes: null };
  const teacherId = actorPersonId(ctx) ?? "";
  const query = ClassQuery.parse({ teacherId, studentId, perPage: 200, status: "all" });
  const { items } = await listClasses(ctx, query);
  const isTheirs = items.some(({ type }) => type === "homeroom");
  return { back, classes: isTheirs ? null : items.map(({ id }) => id) };
}

export default function StudentAttendancePage() {
  const { t } = useTranslation(["teacher", "family", "common"]);
  const { name } = useFormat();
  const data = useLoaderData<typeof loader>();
  const { about, marks, labels, changes, span } = data;
  const facts = [about.reading, about.grade, about.admissionNumber, about.schoolName];
  return (
    <>
      <PageHeader
        back={{
          to: data.back,
          label: t(data.back.startsWith("/admin") ? "common:nav.people" : "common:nav.classes"),
        }}
        title={name(data.name)}
        meta={facts.filter(Boolean).join(" · ")}
      >
        {about.alertNote ? (
          <p className="flex gap-2 border-late border-l-3 bg-late-soft px-3 py-2">
            <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-late" />
            {about.alertNote}
          </p>
        ) : null}
        <SpanForm span={span} />
      </PageHeader>
      <div className="mb-8">
        <RateFigure counts={tallyOf(marks)}>
          <p className="text-ink-quiet text-meta">
            {t(data.onlyMine ? "student.onlyMine" : "student.everything")}
          </p>
        </RateFigure>
      </div>
      {marks.length === 0 ? (
        <EmptyState icon={CalendarDays} title={t("student.emptyTitle")}>
          {t("student.emptyText")}
        </EmptyState>
      ) : (
        <>
          <Section title={t("family:report.calendar")} meta={t("family:report.calendarMeta")}>
            <MonthCalendars marks={marks} from={span.from} to={span.to} today={span.today} />
          </Section>
          <ClassFigures marks={marks} />
          <Section title={t("family:report.days")}>
            <MarkList
              marks={marks}
              extra={(mark) => (
                <MarkHistory changes={changes[mark.registerId] ?? []} labels={labels} />
              )}
            />
          </Section>
        </>
      )}
    </>
  );
}
