import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { RollOver, RollOverPlan } from "#domain/academics/roll-over.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { FormActions } from "#web/components/form.tsx";
import { Banner } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";

/** What would be written, in numbers, before it is. */
export function RollOverSummary({
  plan,
  wanted,
  lastDay,
}: {
  plan: RollOverPlan;
  wanted: RollOver;
  /** The last day of the year that ends. */
  lastDay: string;
}) {
  const { t } = useTranslation(["classes", "rollover"]);
  const { date } = useFormat();
  const begin = date(wanted.year.startsOn);
  const end = date(lastDay);
  const count = (leaves: boolean) =>
    plan.grades
      .filter(({ from }) => {
        const step = wanted.grades.find((one) => one.from === from);
        return step && (step.to === null) === leaves && step.to !== from;
      })
      .reduce((sum, one) => sum + one.studentCount, 0);
  const lines = [
    t("rollover:willEnd", { count: plan.classes.length, date: end }),
    t("rollover:willBegin", { count: wanted.classes.length, date: begin }),
    t("rollover:willMove", { count: count(false) }),
    t("rollover:willLeave", { count: count(true), date: end }),
  ];
  return (
    <Form method="post" className="max-w-2xl">
      <input type="hidden" name="plan" value={JSON.stringify(wanted)} />
      <h2 className="mb-3 text-lead">{t("rollover:summary")}</h2>
      <ul className="mb-6 divide-y divide-hairline border-hairline border-y">
        <li className="py-2.5">
          {wanted.year.title}: {t("terms.span", { from: begin, to: date(wanted.year.endsOn) })}
        </li>
        {lines.map((line) => (
          <li key={line} className="py-2.5">
            {line}
          </li>
        ))}
      </ul>
      <Banner tone="warning">{t("rollover:noUndo")}</Banner>
      <div className="mt-5">
        <FormActions>
          <SubmitButton name="intent" value="confirm" pendingLabel={t("rollover:pending")}>
            {t("rollover:confirm", { title: wanted.year.title })}
          </SubmitButton>
          <SubmitButton variant="plain" name="intent" value="back">
            {t("rollover:back")}
          </SubmitButton>
        </FormActions>
      </div>
    </Form>
  );
}
