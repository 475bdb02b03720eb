import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  CalendarDayQuery,
  CalendarDaySet,
  deleteCalendarDay,
  listCalendarDays,
} from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { Done } from "#web/components/admin/done.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { SpanForm } from "#web/components/admin/span-form.tsx";
import { CalendarForm, setDays } from "#web/components/admin/timetable/calendar.server.ts";
import { CalendarForm as AddForm } from "#web/components/admin/timetable/calendar-form.tsx";
import { CalendarTable } from "#web/components/admin/timetable/calendar-table.tsx";
import { TimetableHeader } from "#web/components/admin/timetable/timetable-tabs.tsx";
import { Section } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["timetable", "admin"] };
export const meta = titled("timetable:tabs.calendar");

export const loader = signedIn(async ({ ctx, request }) => {
  const asked = queryOf(request, CalendarDayQuery);
  const schools = await schoolChoice(ctx);
  const from = asked.from ?? addDays(today(ctx), -30);
  const to = asked.to ?? addDays(from, 395);
  const writes = reachOf(ctx, "academics:write");
  return {
    schools,
    schoolId: asked.schoolId ?? schools[0]?.value ?? "",
    from,
    to,
    days: await listCalendarDays(ctx, { ...asked, from, to }),
    mayWrite: writes !== null,
    mayAll: writes?.schools === "all",
  };
});

const HERE = "/admin/timetable/calendar";

export const action = signedIn(async ({ ctx, context, request }) => {
  const form = await request.formData();
  const { locale } = context;
  try {
    if (form.get("intent") === "delete") {
      await deleteCalendarDay(ctx, String(form.get("dayId")));
      return redirect(`${HERE}?done=deleted&of=${encodeURIComponent(String(form.get("day")))}`);
    }
    if (form.get("intent") === "restore") {
      await setDays(ctx, CalendarDaySet.parse(JSON.parse(String(form.get("of")))));
      return redirect(`${HERE}?done=restored`);
    }
  } catch (error) {
    return problemOf(error, locale);
  }
  const submission = parseForm(form, CalendarForm, locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await setDays(ctx, submission.value);
    return redirect(`${HERE}?done=added`);
  } catch (error) {
    return refuseWith(submission, error, locale);
  }
});

export default function Calendar() {
  const { t } = useTranslation("timetable");
  const { schools, schoolId, from, to, days, mayWrite, mayAll } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <TimetableHeader schoolId={schoolId} />
      <Done
        texts={{
          added: t("calendar.added"),
          deleted: t("calendar.deleted"),
          restored: t("calendar.restored"),
        }}
        undo={{ deleted: "restore" }}
      />
      <Problem />
      <p className="mb-5 max-w-prose text-ink-soft">{t("calendar.text")}</p>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <SpanForm from={from} to={to} />
          <CalendarTable days={days} schools={schools} mayWrite={mayWrite} />
        </div>
        {mayWrite ? (
          <Section title={t("calendar.add")}>
            <AddForm
              key={days.length}
              schools={schools}
              schoolId={schoolId}
              mayAll={mayAll}
              result={answer && "result" in answer ? answer.result : undefined}
            />
          </Section>
        ) : null}
      </div>
    </>
  );
}
