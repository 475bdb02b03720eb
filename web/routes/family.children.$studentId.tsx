import { useLoaderData } from "@remix-run/react";
import { CalendarDays } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ClassFigures, RateFigure } from "#web/components/family/figures.tsx";
import { MarkList } from "#web/components/family/mark-list.tsx";
import { MonthCalendars } from "#web/components/family/month-calendar.tsx";
import { studentReport } from "#web/components/family/report.server.ts";
import { tallyOf } from "#web/components/family/report.ts";
import { spanOf } from "#web/components/family/span.server.ts";
import { SpanForm } from "#web/components/family/span-form.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { useFreshOnReturn } from "#web/components/roll/use-fresh.ts";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { personName, useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["family"] };

export const meta = titled<typeof loader>("family:child.title", ({ called }) => ({ name: called }));

export const loader = signedIn(async ({ ctx, params, request, context }) => {
  const { studentId = "" } = params;
  const span = await spanOf(ctx, request);
  const { from, to } = span;
  const { student, marks } = await studentReport(ctx, { studentId, from, to }, context.locale);
  return { student, marks, span, called: personName(student, context.locale) };
});

export default function Child() {
  const { t } = useTranslation(["family", "common"]);
  const { name } = useFormat();
  const { student, marks, span } = useLoaderData<typeof loader>();
  useFreshOnReturn();
  return (
    <>
      <PageHeader
        back={{ to: "/family", label: t("common:nav.today") }}
        title={name(student)}
        meta={t("child.meta")}
      >
        <SpanForm span={span} />
      </PageHeader>
      <div className="mb-8">
        <RateFigure counts={tallyOf(marks)} />
      </div>
      {marks.length === 0 ? (
        <EmptyState icon={CalendarDays} title={t("child.emptyTitle")}>
          {t("child.emptyText")}
        </EmptyState>
      ) : (
        <>
          <Section title={t("report.calendar")} meta={t("report.calendarMeta")}>
            <MonthCalendars marks={marks} from={span.from} to={span.to} today={span.today} />
          </Section>
          <ClassFigures marks={marks} />
          <Section title={t("report.days")}>
            <MarkList marks={marks} />
          </Section>
        </>
      )}
    </>
  );
}
