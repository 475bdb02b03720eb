import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/components/button.tsx";
import { Disclosure } from "#web/components/disclosure.tsx";
import { Field } from "#web/components/field.tsx";
import { DateInput } from "#web/components/inputs.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import type { Span, SpanChoice } from "./span.ts";

/** What a stretch of dates is called: the school's own name for it, else a plain one. */
export function useSpanName() {
  const { t } = useTranslation("family");
  const { date } = useFormat();
  return ({ kind, title, from, to }: SpanChoice) => {
    if (title) return title;
    if (kind === "own") return t("span.own", { from: date(from), to: date(to) });
    return t(`span.${kind}`);
  };
}

/** Chooses the dates of a page: the usual stretches as links, any other in a small form. */
export function SpanForm({ span }: { span: Span }) {
  const { t } = useTranslation("family");
  const nameOf = useSpanName();
  const chip = "inline-flex min-h-11 items-center rounded-control px-3 whitespace-nowrap";
  return (
    <nav aria-label={t("span.label")} className="flex flex-wrap items-center gap-1">
      {span.choices.map((choice) => {
        const on = choice.from === span.from && choice.to === span.to;
        return (
          <Link
            key={choice.kind}
            to={`?from=${choice.from}&to=${choice.to}`}
            preventScrollReset
            prefetch="intent"
            aria-current={on ? "true" : undefined}
            className={cx(
              chip,
              on ? "bg-accent-soft font-semibold text-accent" : "text-ink-soft hover:bg-sunken",
            )}
          >
            {nameOf(choice)}
          </Link>
        );
      })}
      <Disclosure
        summary={span.kind === "own" ? nameOf(span) : t("span.other")}
        summaryClass={cx(
          chip,
          span.kind === "own"
            ? "bg-accent-soft font-semibold text-accent"
            : "text-ink-soft hover:bg-sunken",
        )}
        panelClass="right-0 sm:right-auto sm:left-0 top-12 w-72 p-4"
      >
        <Form className="flex flex-col gap-3" preventScrollReset>
          <Field id="span-from" label={t("span.from")}>
            <DateInput
              id="span-from"
              name="from"
              required
              max={span.today}
              defaultValue={span.from}
            />
          </Field>
          <Field id="span-to" label={t("span.to")}>
            <DateInput id="span-to" name="to" required max={span.today} defaultValue={span.to} />
          </Field>
          <Button type="submit">{t("span.show")}</Button>
        </Form>
      </Disclosure>
    </nav>
  );
}
