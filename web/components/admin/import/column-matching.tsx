import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { STUDENT_FIELDS } from "#domain/integrations/constants";
import type { Import, ImportColumn } from "#domain/integrations/import.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choices.tsx";
import { Field } from "#web/components/field.tsx";
import { type Option, Select } from "#web/components/inputs.tsx";
import { Table } from "#web/components/table.tsx";

type Row = ImportColumn & { at: number };

/** What each column of a plain list means, beside the first values in it. */
export function ColumnMatching({ run, schools }: { run: Import; schools: readonly Option[] }) {
  const { t } = useTranslation("import");
  const rows = (run.summary?.columns ?? []).map((column, at): Row => ({ ...column, at }));
  const fields = STUDENT_FIELDS.map((value) => ({ value, label: t(`studentFields.${value}`) }));
  return (
    <Form method="post" action={`/admin/import/${run.id}/columns`}>
      {rows.length > 0 ? (
        <>
          <p className="mb-1 max-w-prose text-ink-soft">{t("columns.text")}</p>
          <p className="mb-4 max-w-prose text-ink-soft">{t("columns.needName")}</p>
          <Table
            caption={t("columns.caption")}
            rows={rows}
            rowKey={({ at }) => String(at)}
            columns={[
              {
                key: "header",
                header: t("columns.header"),
                primary: true,
                cell: ({ header, at }) => (
                  <>
                    <input type="hidden" name={`header.${at}`} value={header} />
                    {header}
                  </>
                ),
              },
              {
                key: "samples",
                header: t("columns.samples"),
                cell: ({ samples }) => (
                  <span className="break-words text-ink-soft">
                    {samples.slice(0, 3).join(" · ") || "–"}
                  </span>
                ),
              },
              {
                key: "means",
                header: t("columns.means"),
                cell: ({ header, field, at }) => (
                  <Select
                    name={`column.${at}`}
                    aria-label={`${header}: ${t("columns.means")}`}
                    options={fields}
                    placeholder={t("columns.leaveOut")}
                    defaultValue={field ?? ""}
                    className="min-w-52"
                  />
                ),
              },
            ]}
          />
        </>
      ) : null}
      <div className="mt-6 flex max-w-xl flex-col gap-4">
        {schools.length > 1 ? (
          <Field id="schoolId" label={t("columns.school")} hint={t("columns.schoolHint")}>
            <Select
              id="schoolId"
              name="schoolId"
              options={schools}
              placeholder=""
              defaultValue={run.options.schoolId ?? ""}
            />
          </Field>
        ) : null}
        {run.format === "students_csv" ? (
          <Checkbox name="complete" defaultChecked={run.options.complete}>
            {t("columns.complete")}
            <span className="block text-ink-quiet text-meta">{t("columns.completeHint")}</span>
          </Checkbox>
        ) : null}
        <div>
          <SubmitButton pendingLabel={t("columns.pending")}>{t("columns.submit")}</SubmitButton>
        </div>
      </div>
    </Form>
  );
}
