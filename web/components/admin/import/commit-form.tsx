import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Import, ImportSummary } from "#domain/integrations/import.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { TextInput } from "#web/components/inputs.tsx";
import { Banner, Section } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { totalsOf } from "./import-counts.tsx";

/** The step from looking to writing. A file that ends more than half asks for the number. */
export function CommitForm({ summary }: { run: Import; summary: ImportSummary }) {
  const { t } = useTranslation("import");
  const { number } = useFormat();
  const totals = totalsOf(summary);
  const count = totals.new + totals.changed + totals.gone;
  const { enrollments, existing, needsConfirmation } = summary.ending;
  const ending = t("commit.ending", {
    count: enrollments,
    number: number(enrollments),
    existing: number(existing),
  });
  return (
    <Section title={t("commit.title")} className="max-w-2xl">
      <Form method="post" action="?index" className="flex flex-col gap-4">
        <p className="text-ink-soft">
          {count > 0 ? t("commit.text", { count, number: number(count) }) : t("overview.nothing")}
          {summary.problems.errors > 0
            ? ` ${t("commit.errors", { count: summary.problems.errors })}`
            : null}
        </p>
        {enrollments > 0 && !needsConfirmation ? <p>{ending}</p> : null}
        {needsConfirmation ? (
          <>
            <Banner tone="warning" title={ending}>
              {t("commit.half")}
            </Banner>
            <Field id="confirmEnding" label={t("commit.confirm")}>
              <TextInput
                id="confirmEnding"
                name="confirmEnding"
                inputMode="numeric"
                autoComplete="off"
                placeholder={String(enrollments)}
                className="max-w-40"
              />
            </Field>
          </>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="commit" pendingLabel={t("commit.pending")}>
            {t("commit.submit")}
          </SubmitButton>
          <SubmitButton variant="plain" name="intent" value="again">
            {t("commit.again")}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
