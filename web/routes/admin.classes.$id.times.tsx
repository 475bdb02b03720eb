import { data, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  getClass,
  listMeetings,
  listPeriods,
  MeetingsReplace,
  setMeetings,
} from "#domain/academics/index";
import { today } from "#domain/people/index";
import { isDomainError } from "#platform/errors";
import { OtherTimes, PeriodGrid } from "#web/components/admin/classes/week-editor.tsx";
import { weekOf } from "#web/components/admin/classes/week-form.server.ts";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { FormActions } from "#web/components/form.tsx";
import { DateInput } from "#web/components/inputs.tsx";
import { Banner, PageHeader, Section } from "#web/components/layout.tsx";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { sentence } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes"] };
export const meta = titled("classes:page.times");

export const loader = signedIn(async ({ ctx, params }) => {
  const id = params.id ?? "";
  const [schoolClass, { meetings }] = await Promise.all([getClass(ctx, id), listMeetings(ctx, id)]);
  const { title, schoolId, schoolName } = schoolClass;
  const periods = await listPeriods(ctx, { schoolId });
  const known = new Set(periods.map((period) => period.id));
  const current = meetings.filter(({ endsOn }) => endsOn === null);
  const [inPeriods, others] = [
    current.filter(({ periodId }) => periodId && known.has(periodId)),
    current.filter(({ periodId }) => !periodId || !known.has(periodId)),
  ];
  return { id, title, schoolId, schoolName, periods, inPeriods, others, today: today(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const { locale } = context;
  const week = MeetingsReplace.safeParse(weekOf(await request.formData()));
  if (!week.success) {
    return data({ error: translator(locale)("classes:times.incomplete") }, { status: 400 });
  }
  try {
    await setMeetings(ctx, params.id ?? "", week.data);
    return redirect(`/admin/classes/${params.id}?done=times`);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return data({ error: sentence(error.message, locale) }, { status: 400 });
  }
});

export default function WeeklyTimes() {
  const { t } = useTranslation(["classes", "common"]);
  const {
    id,
    title,
    schoolId,
    schoolName,
    periods,
    inPeriods,
    others,
    today: on,
  } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <>
      <PageHeader
        title={t("times.title", { title })}
        back={{ to: `/admin/classes/${id}`, label: title }}
      />
      <Form method="post">
        {error ? (
          <div className="mb-5">
            <Banner tone="error" title={error} />
          </div>
        ) : null}
        <Section title={t("times.grid")}>
          {periods.length === 0 ? (
            <div className="flex flex-col items-start gap-3">
              <p className="text-ink-soft">{t("times.noPeriods", { school: schoolName })}</p>
              <LinkButton to={`/admin/timetable/periods?schoolId=${schoolId}`}>
                {t("times.toPeriods")}
              </LinkButton>
            </div>
          ) : (
            <>
              <p className="mb-2 text-ink-soft">{t("times.gridHint")}</p>
              <PeriodGrid periods={periods} meetings={inPeriods} />
            </>
          )}
        </Section>
        <Section title={t("times.other")} className="max-w-2xl">
          <p className="mb-3 text-ink-soft">{t("times.otherHint")}</p>
          <OtherTimes lines={others} />
        </Section>
        <div className="max-w-2xl border-hairline border-t pt-5">
          <Field id="from" label={t("times.from")} hint={t("times.fromHint")}>
            <DateInput id="from" name="from" defaultValue={on} />
          </Field>
          <div className="mt-5">
            <FormActions>
              <SubmitButton pendingLabel={t("common:actions.saving")}>
                {t("times.submit")}
              </SubmitButton>
              <LinkButton variant="plain" to={`/admin/classes/${id}`}>
                {t("common:actions.cancel")}
              </LinkButton>
            </FormActions>
          </div>
        </div>
      </Form>
    </>
  );
}
