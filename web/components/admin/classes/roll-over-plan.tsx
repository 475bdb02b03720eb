import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { RollOverPlan } from "#domain/academics/roll-over.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { DateInput, TextInput } from "#web/components/inputs.tsx";
import { Section } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { RollOverClasses } from "./roll-over-classes.tsx";

/** The proposal for the next school year, every value of it to be changed. */
export function RollOverPlanForm({ plan }: { plan: RollOverPlan }) {
  const { t } = useTranslation(["classes", "rollover"]);
  const { number } = useFormat();
  const { year, grades, classes, fromSessionId } = plan;
  return (
    <Form method="post">
      <input type="hidden" name="fromSessionId" value={fromSessionId} />
      <Section title={t("rollover:year")}>
        <div className="grid max-w-2xl gap-4 sm:grid-cols-3">
          <Field id="title" label={t("terms.fields.title")}>
            <TextInput id="title" name="title" defaultValue={year.title} required />
          </Field>
          <Field id="startsOn" label={t("terms.fields.startsOn")}>
            <DateInput id="startsOn" name="startsOn" defaultValue={year.startsOn} required />
          </Field>
          <Field id="endsOn" label={t("terms.fields.endsOn")}>
            <DateInput id="endsOn" name="endsOn" defaultValue={year.endsOn} required />
          </Field>
        </div>
        {year.terms.length > 0 ? (
          <>
            <h3 className="mt-5 mb-2 font-medium">{t("rollover:terms")}</h3>
            <ul className="flex max-w-2xl flex-col gap-3">
              {year.terms.map((term, at) => (
                <li key={term.startsOn} className="grid grid-cols-2 gap-2 sm:grid-cols-3">
                  <input type="hidden" name={`terms.${at}.type`} value={term.type} />
                  <TextInput
                    name={`terms.${at}.title`}
                    aria-label={t("terms.fields.title")}
                    defaultValue={term.title}
                    className="col-span-2 sm:col-span-1"
                  />
                  <DateInput
                    name={`terms.${at}.startsOn`}
                    aria-label={t("terms.fields.startsOn")}
                    defaultValue={term.startsOn}
                  />
                  <DateInput
                    name={`terms.${at}.endsOn`}
                    aria-label={t("terms.fields.endsOn")}
                    defaultValue={term.endsOn}
                  />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Section>
      {grades.length > 0 ? (
        <Section title={t("rollover:grades")}>
          <p className="mb-3 max-w-prose text-ink-soft">{t("rollover:gradesHint")}</p>
          <ul className="grid max-w-4xl gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
            {grades.map(({ from, to, studentCount }, at) => (
              <li key={from} className="flex items-center gap-2">
                <input type="hidden" name={`grades.${at}.from`} value={from} />
                <label htmlFor={`grade-${at}`} className="w-32 shrink-0 leading-tight">
                  {from}{" "}
                  <span className="block text-ink-quiet text-meta">
                    {t("studentCount", { count: studentCount, n: number(studentCount) })}
                  </span>
                </label>
                <span aria-hidden className="text-ink-quiet">
                  →
                </span>
                <TextInput
                  id={`grade-${at}`}
                  name={`grades.${at}.to`}
                  defaultValue={to ?? ""}
                  placeholder={t("rollover:graduates")}
                  maxLength={40}
                />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {classes.length > 0 ? (
        <Section title={t("rollover:classes")} meta={number(classes.length)}>
          <p className="mb-3 max-w-prose text-ink-soft">{t("rollover:classesHint")}</p>
          <RollOverClasses classes={classes} />
        </Section>
      ) : null}
      <SubmitButton name="intent" value="check">
        {t("rollover:check")}
      </SubmitButton>
    </Form>
  );
}
