import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { DateInput } from "#web/components/inputs.tsx";

/** From when to when something is shown; in the address. */
export function SpanForm({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation("admin");
  return (
    <Form className="mb-5 flex flex-wrap items-end gap-3">
      <Field id="from" label={t("span.from")}>
        <DateInput id="from" name="from" defaultValue={from} key={from} />
      </Field>
      <Field id="to" label={t("span.to")}>
        <DateInput id="to" name="to" defaultValue={to} key={to} />
      </Field>
      <Button type="submit">{t("span.show")}</Button>
    </Form>
  );
}
