import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { CalendarRange, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listClashes, TimetableQuery, timetable } from "#domain/academics/index";
import type { Clash } from "#domain/academics/meeting.schema";
import { listUsers, today, UserQuery } from "#domain/people/index";
import { addDays, weekdayOf } from "#platform/clock";
import { classChoice, schoolChoice } from "#web/components/admin/choices.server.ts";
import { Filters } from "#web/components/admin/filters.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { TimetableHeader } from "#web/components/admin/timetable/timetable-tabs.tsx";
import { WeekGrid } from "#web/components/admin/timetable/week-grid.tsx";
import { buttonClass, LinkButton } from "#web/components/button.tsx";
import { Section } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { withParams } from "#web/lib/list-query.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["timetable", "admin"] };
export const meta = titled("timetable:title");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(request, TimetableQuery);
  const on = today(ctx);
  const day = query.from ?? on;
  const from = addDays(day, 1 - weekdayOf(day));
  const schools = await schoolChoice(ctx);
  const schoolId =
    query.schoolId ?? (query.classId || query.personId ? undefined : schools[0]?.value);
  const { classId, personId } = query;
  const [week, classes, teachers, clashes] = await Promise.all([
    timetable(ctx, { schoolId, classId, personId, from, to: addDays(from, 6) }),
    classChoice(ctx, schoolId),
    listUsers(ctx, UserQuery.parse({ role: "teacher", perPage: 200 })),
    schoolId && !classId && !personId ? listClashes(ctx, schoolId) : [],
  ]);
  return {
    week,
    clashes: clashes.slice(0, 50),
    schools,
    schoolId,
    classes: classes.options,
    teachers: teachers.items.map(({ id, displayName }) => ({ value: id, label: displayName })),
    today: on,
    before: addDays(from, -7),
    after: addDays(from, 7),
  };
});

export default function Timetable() {
  const { t } = useTranslation("timetable");
  const { date } = useFormat();
  const { week, clashes, schools, schoolId, ...data } = useLoaderData<typeof loader>();
  const empty = week.days.every(({ meetings }) => meetings.length === 0);
  const off = week.days.some(({ exceptions }) => exceptions.length > 0);
  return (
    <>
      <TimetableHeader
        schoolId={schoolId}
        meta={t("week.range", { from: date(week.from, "weekday"), to: date(week.to, "weekday") })}
        action={<WeekLinks before={data.before} after={data.after} />}
      />
      <Filters
        className="mb-5"
        filters={[
          ...(schools.length > 1
            ? [
                {
                  name: "schoolId",
                  label: t("filters.school"),
                  options: schools,
                  fallback: schoolId,
                },
              ]
            : []),
          {
            name: "classId",
            label: t("filters.class"),
            options: data.classes,
            all: t("filters.allClasses"),
          },
          {
            name: "personId",
            label: t("filters.teacher"),
            options: data.teachers,
            all: t("filters.allTeachers"),
          },
        ]}
      />
      {empty && !off ? (
        <EmptyState
          icon={CalendarRange}
          title={t("week.none")}
          action={
            <>
              <LinkButton to="/admin/timetable/daily">{t("daily.link")}</LinkButton>
              <LinkButton to="/admin/classes">{t("week.toClasses")}</LinkButton>
            </>
          }
        >
          {t("week.noneText")}
        </EmptyState>
      ) : (
        <WeekGrid days={week.days} today={data.today} />
      )}
      {clashes.length > 0 ? <Clashes clashes={clashes} /> : null}
    </>
  );
}

function WeekLinks({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation("timetable");
  const [params] = useSearchParams();
  const look = buttonClass({ className: "px-2.5" });
  return (
    <nav aria-label={t("week.nav")} className="flex gap-2">
      <Link
        to={withParams(params, { from: before })}
        aria-label={t("week.before")}
        className={look}
      >
        <ChevronLeft aria-hidden className="size-5" />
      </Link>
      {params.has("from") ? (
        <Link to={withParams(params, { from: null })} className={buttonClass({})}>
          {t("week.now")}
        </Link>
      ) : null}
      <Link to={withParams(params, { from: after })} aria-label={t("week.after")} className={look}>
        <ChevronRight aria-hidden className="size-5" />
      </Link>
    </nav>
  );
}

function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const { t } = useTranslation("timetable");
  const { weekday, number } = useFormat();
  return (
    <Section title={t("clashes.title")} meta={number(clashes.length)} className="mt-10">
      <ul className="divide-y divide-hairline">
        {clashes.map((clash) => (
          <li key={`${clash.kind}${clash.meetingId}${clash.otherMeetingId}`} className="py-2">
            <Link
              to={`/admin/classes/${clash.classId}/times`}
              className="inline-flex min-h-6 items-center hover:underline"
            >
              {t("clashes.line", {
                what: clash.what,
                one: clash.classTitle,
                other: clash.otherClassTitle,
                weekday: weekday(clash.weekday, "long"),
                from: clash.startsAt,
                to: clash.endsAt,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
