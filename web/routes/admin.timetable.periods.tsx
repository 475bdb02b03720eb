import { data, redirect } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPeriods, PeriodsReplace, replacePeriods } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { Done } from "#web/components/admin/done.tsx";
import { Filters } from "#web/components/admin/filters.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { PeriodRows } from "#web/components/admin/timetable/period-rows.tsx";
import { TimetableHeader } from "#web/components/admin/timetable/timetable-tabs.tsx";
import { SubmitButton } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { DateInput } from "#web/components/inputs.tsx";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["timetable", "admin"] };
export const meta = titled("timetable:tabs.periods");

export const loader = signedIn(async ({ ctx, request }) => {
  const schools = await schoolChoice(ctx);
  const asked = paramOf(request, "schoolId");
  const schoolId = schools.find(({ value }) => value === asked)?.value ?? schools[0]?.value ?? "";
  return {
    schools,
    schoolId,
    periods: schoolId ? await listPeriods(ctx, { schoolId }) : [],
    today: today(ctx),
    mayWrite: reachOf(ctx, "academics:write") !== null,
  };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  const form = await request.formData();
  const input = PeriodsReplace.safeParse(periodsOf(form));
  if (!input.success) {
    const problem = translator(context.locale)("timetable:periods.incomplete");
    return data({ problem }, { status: 400 });
  }
  try {
    await replacePeriods(ctx, input.data);
    return redirect(`/admin/timetable/periods?schoolId=${input.data.schoolId}&done=periods`);
  } catch (error) {
    return problemOf(error, context.locale);
  }
});

function periodsOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  const rows = [...form.keys()].flatMap((name) => /^periods\.(\d+)\.title$/.exec(name)?.[1] ?? []);
  return {
    schoolId: text("schoolId"),
    from: text("from"),
    periods: rows.flatMap((at) => {
      const title = text(`periods.${at}.title`);
      if (!title) return [];
      const part = (name: string) => text(`periods.${at}.${name}`);
      return { id: part("id"), title, startsAt: part("startsAt"), endsAt: part("endsAt") };
    }),
  };
}

export default function Periods() {
  const { t } = useTranslation("timetable");
  const { schools, schoolId, periods, today: on, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <TimetableHeader schoolId={schoolId} />
      <Done texts={{ periods: t("periods.done") }} />
      <Problem />
      {schools.length > 1 ? (
        <Filters
          className="mb-5"
          filters={[
            { name: "schoolId", label: t("filters.school"), options: schools, fallback: schoolId },
          ]}
        />
      ) : null}
      <p className="mb-5 max-w-prose text-ink-soft">{t("periods.text")}</p>
      {mayWrite ? (
        <Form
          method="post"
          key={`${schoolId} ${periods.map(({ id }) => id).join()}`}
          className="max-w-2xl"
        >
          <input type="hidden" name="schoolId" value={schoolId} />
          <PeriodRows periods={periods} />
          <p className="mt-2 text-ink-quiet text-meta">{t("periods.removeHint")}</p>
          <div className="mt-6 flex flex-col gap-5 border-hairline border-t pt-5">
            <Field id="from" label={t("periods.from")} hint={t("periods.fromHint")}>
              <DateInput id="from" name="from" defaultValue={on} />
            </Field>
            <div>
              <SubmitButton>{t("periods.submit")}</SubmitButton>
            </div>
          </div>
        </Form>
      ) : (
        <ul className="max-w-md divide-y divide-hairline">
          {periods.map(({ id, title, startsAt, endsAt }) => (
            <li key={id} className="flex justify-between py-2">
              {title}
              <span className="text-ink-soft tabular-nums">
                {startsAt}–{endsAt}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
