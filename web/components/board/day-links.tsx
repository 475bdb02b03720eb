import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "#web/components/button.tsx";
import { DateInput } from "#web/components/inputs.tsx";
import { withParams } from "#web/lib/list-query.ts";

const DAY_MS = 86_400_000;

const shifted = (on: string, days: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day before, any day, the day after, and back to today. */
export function DayLinks({ on, today }: { on: string; today: string }) {
  const { t } = useTranslation(["board", "common"]);
  const [params] = useSearchParams();
  const submit = useSubmit();
  const to = (day: string) => withParams(params, { on: day === today ? null : day });
  const look = buttonClass({ className: "shrink-0 px-2.5" });
  const school = params.get("school");
  return (
    <nav aria-label={t("days")} className="flex flex-wrap gap-2">
      {on === today ? null : (
        <Link to={to(today)} className={buttonClass({})}>
          {t("common:nav.today")}
        </Link>
      )}
      <div className="flex gap-2">
        <Link to={to(shifted(on, -1))} className={look} aria-label={t("dayBefore")}>
          <ChevronLeft aria-hidden className="size-5" />
        </Link>
        <Form className="flex gap-2">
          {school ? <input type="hidden" name="school" value={school} /> : null}
          <DateInput
            key={on}
            name="on"
            defaultValue={on}
            required
            aria-label={t("day")}
            onChange={(event) => {
              // Half a date typed is no date yet.
              if (event.target.value && event.target.value > "1999") submit(event.target.form);
            }}
            className="w-38"
          />
          <noscript>
            <Button type="submit">{t("show")}</Button>
          </noscript>
        </Form>
        <Link to={to(shifted(on, 1))} className={look} aria-label={t("dayAfter")}>
          <ChevronRight aria-hidden className="size-5" />
        </Link>
      </div>
    </nav>
  );
}
