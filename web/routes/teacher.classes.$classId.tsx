import { useLoaderData } from "@remix-run/react";
import { ClipboardCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getClass } from "#domain/academics/index";
import { classAttendance, listRegisters } from "#domain/attendance/index";
import { today } from "#domain/people/index";
import { timeIn } from "#platform/clock";
import { LinkButton } from "#web/components/button.tsx";
import { RateFigure } from "#web/components/family/figures.tsx";
import { spanOf } from "#web/components/family/span.server.ts";
import { SpanForm } from "#web/components/family/span-form.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { ClassStudents } from "#web/components/roll/class-students.tsx";
import { nextLesson, registerPath } from "#web/components/roll/lessons.ts";
import { SessionStrip, SessionTable } from "#web/components/roll/sessions.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["teacher", "family"] };

export const meta = titled<typeof loader>("teacher:class.title", ({ about }) => ({
  class: about.title,
}));

export const loader = signedIn(async ({ ctx, params, request }) => {
  const { classId = "" } = params;
  const on = today(ctx);
  const span = await spanOf(ctx, request);
  const [about, attendance, { items }] = await Promise.all([
    getClass(ctx, classId),
    classAttendance(ctx, { classId, from: span.from, to: span.to }),
    listRegisters(ctx, { classId, on, page: 1, perPage: 20 }),
  ]);
  const rated = new Map(attendance.students.map((one) => [one.studentId, one]));
  const next = nextLesson(items, timeIn(ctx.tenant.timeZone, ctx.now)) ?? items.at(-1) ?? null;
  return {
    about: {
      title: about.title,
      courseTitle: about.courseTitle,
      location: about.location,
      studentCount: about.studentCount,
      teachers: about.teachers.map(({ displayName }) => displayName),
    },
    students: about.students.map(({ studentId, reading, alertNote, ...one }) => ({
      id: studentId,
      name: {
        givenName: one.givenName,
        familyName: one.familyName,
        preferredName: one.preferredName,
      },
      reading,
      hasAlert: alertNote !== null,
      counts: rated.get(studentId)?.counts ?? null,
      rate: rated.get(studentId)?.rate ?? null,
    })),
    sessions: attendance.sessions,
    counts: attendance.counts,
    classId,
    next,
    span,
  };
});

export default function TeacherClass() {
  const { t } = useTranslation(["teacher", "family", "common"]);
  const { list } = useFormat();
  const { about, students, sessions, counts, classId, next, span } = useLoaderData<typeof loader>();
  const facts = [
    about.courseTitle && !about.title.includes(about.courseTitle) ? about.courseTitle : null,
    t("lesson.studentCount", { count: about.studentCount }),
    about.location,
    list(about.teachers),
  ];
  return (
    <>
      <PageHeader
        back={{ to: "/teacher/classes", label: t("common:nav.classes") }}
        title={about.title}
        meta={facts.filter(Boolean).join(" · ")}
        action={
          next ? (
            <LinkButton
              variant={next.state === "submitted" ? "quiet" : "primary"}
              icon={ClipboardCheck}
              to={registerPath(next)}
            >
              {t(next.state === "submitted" ? "class.seeToday" : "today.take")}
            </LinkButton>
          ) : null
        }
      >
        <SpanForm span={span} />
      </PageHeader>
      <div className="mb-8">
        <RateFigure counts={counts} />
      </div>
      {sessions.length > 0 ? (
        <Section title={t("class.sessions")} meta={t("class.sessionsMeta")}>
          <SessionStrip sessions={sessions} classId={classId} />
        </Section>
      ) : null}
      <Section title={t("class.students")} meta={String(students.length)}>
        <ClassStudents students={students} />
      </Section>
      {sessions.length > 0 ? (
        <Section title={t("class.registers")}>
          <SessionTable sessions={sessions} classId={classId} />
        </Section>
      ) : null}
    </>
  );
}
