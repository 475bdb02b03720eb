import { useLoaderData } from "@remix-run/react";
import { CalendarDays, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { timetable } from "#domain/academics/index";
import { listRegisters, missingRegisters } from "#domain/attendance/index";
import { actorPersonId } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { addDays, timeIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { LinkButton } from "#web/components/button.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { LessonList } from "#web/components/roll/lesson-list.tsx";
import { nextLesson } from "#web/components/roll/lessons.ts";
import { NextLessonCard } from "#web/components/roll/next-lesson-card.tsx";
import { useFreshOnReturn } from "#web/components/roll/use-fresh.ts";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

const DAYS_BACK = 7;
const DAYS_AHEAD = 21;

export const handle = { i18n: ["teacher"] };
export const meta = titled("nav.today");

export const loader = signedIn(async ({ ctx }) => {
  const on = today(ctx);
  const [{ items }, missing] = await Promise.all([
    listRegisters(ctx, { on, mine: true, page: 1, perPage: 100 }),
    missingRegisters(ctx, { from: addDays(on, -DAYS_BACK), to: addDays(on, -1), mine: true }),
  ]);
  return {
    on,
    time: timeIn(ctx.tenant.timeZone, ctx.now),
    registers: items,
    missing,
    ahead: items.length === 0 ? await lookAhead(ctx, on) : null,
  };
});

/** Why there is nothing today, and the next day with lessons. */
async function lookAhead(ctx: Ctx, on: string) {
  const personId = actorPersonId(ctx) ?? undefined;
  const { days } = await timetable(ctx, { personId, from: on, to: addDays(on, DAYS_AHEAD) });
  const next = days.find(({ on: day, meetings }) => day > on && meetings.length > 0);
  return {
    why: days[0]?.exceptions.map(({ title }) => title) ?? [],
    next: next ? { on: next.on, lessons: next.meetings.map(({ classTitle }) => classTitle) } : null,
  };
}

export default function TeacherToday() {
  const { t } = useTranslation(["teacher", "common"]);
  const { date } = useFormat();
  const { on, time, registers, missing } = useLoaderData<typeof loader>();
  useFreshOnReturn();
  const next = nextLesson(registers, time);
  const done = registers.filter(({ state }) => state === "submitted").length;
  return (
    <>
      <PageHeader title={t("common:nav.today")} meta={date(on, "long")} />
      {registers.length === 0 ? <NothingToday /> : null}
      {next ? <NextLessonCard register={next} time={time} /> : null}
      {registers.length > 0 && !next ? (
        <p className="mb-8 flex items-center gap-3 border-present border-l-3 bg-present-soft px-4 py-4 font-medium text-present">
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          {t("today.allDone", { count: registers.length })}
        </p>
      ) : null}
      {registers.length > 0 ? (
        <Section
          title={t("today.lessons")}
          meta={t("today.done", { done, count: registers.length })}
        >
          <LessonList registers={registers} current={next?.id} />
        </Section>
      ) : null}
      {missing.length > 0 ? (
        <Section title={t("today.missing")} meta={t("today.missingMeta")}>
          <LessonList registers={missing} dated />
        </Section>
      ) : null}
    </>
  );
}

function NothingToday() {
  const { t } = useTranslation("teacher");
  const { date, list } = useFormat();
  const { ahead } = useLoaderData<typeof loader>();
  const { why = [], next } = ahead ?? {};
  return (
    <div className="mb-8">
      <EmptyState
        icon={CalendarDays}
        title={why.length > 0 ? t("today.off", { why: list(why) }) : t("today.empty")}
        action={<LinkButton to="/teacher/classes">{t("today.toClasses")}</LinkButton>}
      >
        {next
          ? t("today.nextDay", {
              date: date(next.on, "long"),
              count: next.lessons.length,
              classes: list([...new Set(next.lessons)].slice(0, 4)),
            })
          : t("today.noTimetable")}
      </EmptyState>
    </div>
  );
}
