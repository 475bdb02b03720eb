import { data, redirect } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { WEEKDAYS } from "#domain/academics/constants";
import { MeetingsReplace, setMeetings, timetable } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import { classChoice, schoolChoice } from "#web/components/admin/choices.server.ts";
import { Filters } from "#web/components/admin/filters.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choices.tsx";
import { Field, FieldSet } from "#web/components/field.tsx";
import { FormActions } from "#web/components/form.tsx";
import { DateInput, TextInput } from "#web/components/inputs.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["timetable", "admin"] };
export const meta = titled("timetable:daily.title");

export const loader = signedIn(async ({ ctx, request }) => {
  const schools = await schoolChoice(ctx);
  const asked = paramOf(request, "schoolId");
  const schoolId = schools.find(({ value }) => value === asked)?.value ?? schools[0]?.value ?? "";
  const on = today(ctx);
  const [{ classes }, weeks] = await Promise.all([
    classChoice(ctx, schoolId),
    timetable(ctx, { schoolId, from: addDays(on, -7), to: addDays(on, 21) }),
  ]);
  const timed = new Set(weeks.days.flatMap(({ meetings }) => meetings.map((one) => one.classId)));
  const free = classes.filter(({ id }) => !timed.has(id));
  const homerooms = free.filter(({ type }) => type === "homeroom");
  return {
    schools,
    schoolId,
    today: on,
    classes: free.map(({ id, title, type, studentCount }) => ({
      id,
      title,
      studentCount,
      ticked: homerooms.length === 0 || type === "homeroom",
    })),
  };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  const form = await request.formData();
  const ids = form.getAll("classId").map(String).slice(0, 200);
  const days = form.getAll("weekday").map(Number);
  const [startsAt, endsAt] = [form.get("startsAt"), form.get("endsAt")];
  const week = MeetingsReplace.safeParse({
    from: String(form.get("from") ?? "") || undefined,
    meetings: days.map((weekday) => ({ weekday, startsAt, endsAt })),
  });
  if (ids.length === 0 || days.length === 0 || !week.success) {
    const problem = translator(context.locale)("timetable:daily.nobody");
    return data({ problem }, { status: 400 });
  }
  try {
    for (const id of ids) await setMeetings(ctx, id, week.data);
    return redirect("/admin");
  } catch (error) {
    return problemOf(error, context.locale);
  }
});

export default function DailyRegister() {
  const { t } = useTranslation(["timetable", "common"]);
  const { weekday } = useFormat();
  const { schools, schoolId, today: on, classes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t("daily.title")}
        meta={t("daily.text")}
        back={{ to: "/admin/timetable", label: t("title") }}
      />
      <Problem />
      {schools.length > 1 ? (
        <Filters
          className="mb-5"
          filters={[
            { name: "schoolId", label: t("daily.school"), options: schools, fallback: schoolId },
          ]}
        />
      ) : null}
      {classes.length === 0 ? <p className="text-ink-soft">{t("daily.none")}</p> : null}
      {classes.length > 0 ? (
        <Form key={schoolId} method="post" className="flex max-w-2xl flex-col gap-6">
          <FieldSet id="days" label={t("daily.days")}>
            <div className="flex flex-wrap gap-x-5">
              {WEEKDAYS.map((day) => (
                <Checkbox key={day} name="weekday" value={day} defaultChecked={day <= 5}>
                  {weekday(day, "short")}
                </Checkbox>
              ))}
            </div>
          </FieldSet>
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            <Field id="startsAt" label={t("daily.from")}>
              <TextInput id="startsAt" name="startsAt" type="time" defaultValue="08:30" required />
            </Field>
            <Field id="endsAt" label={t("daily.to")}>
              <TextInput id="endsAt" name="endsAt" type="time" defaultValue="08:45" required />
            </Field>
            <Field id="from" label={t("daily.start")} className="col-span-2 sm:col-span-1">
              <DateInput id="from" name="from" defaultValue={on} />
            </Field>
          </div>
          <FieldSet id="classes" label={t("daily.classes")}>
            <div className="grid sm:grid-cols-2">
              {classes.map(({ id, title, studentCount, ticked }) => (
                <Checkbox key={id} name="classId" value={id} defaultChecked={ticked}>
                  {title}{" "}
                  <span className="text-ink-quiet text-meta">
                    {t("daily.students", { count: studentCount })}
                  </span>
                </Checkbox>
              ))}
            </div>
          </FieldSet>
          <FormActions>
            <SubmitButton pendingLabel={t("daily.pending")}>{t("daily.submit")}</SubmitButton>
            <LinkButton variant="plain" to="/admin">
              {t("common:actions.cancel")}
            </LinkButton>
          </FormActions>
        </Form>
      ) : null}
    </>
  );
}
