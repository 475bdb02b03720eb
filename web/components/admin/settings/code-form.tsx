import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { AttendanceCode, AttendanceCodeUpdate } from "#domain/attendance/code.schema";
import { CODE_STATUSES, MARK_CATEGORIES } from "#domain/attendance/constants";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { CheckboxField, RadioField } from "#web/components/choices.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { LOCALE_NAMES, LOCALES } from "#web/i18n/locales.ts";
import { useForm } from "#web/lib/use-form.ts";
import { within } from "../within.ts";

/** A code: what stands on the roll, what it means, what it is called in each language. */
export function CodeForm({
  code,
  next,
  result,
}: {
  code?: AttendanceCode;
  /** The place of a new one. */
  next: number;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["settings", "common"]);
  const [form, fields] = useForm<AttendanceCodeUpdate & { code: string }>({
    id: "code",
    lastResult: result,
    defaultValue: code
      ? {
          ...code,
          onSite: code.onSite ? "on" : undefined,
          tellsGuardians: code.tellsGuardians ? "on" : undefined,
        }
      : { position: next, status: "active", category: "present" },
  });
  const labels = within<string>(fields, "labels");
  return (
    <Form form={form} className="max-w-xl">
      {code ? (
        <>
          <input type="hidden" name="code" value={code.code} />
          <input type="hidden" name="category" value={code.category} />
        </>
      ) : (
        <>
          <TextField
            field={fields.code}
            label={t("codes.code")}
            hint={t("codes.codeHint")}
            maxLength={8}
            autoComplete="off"
            className="max-w-40"
            required
          />
          <RadioField
            segmented
            field={fields.category}
            label={t("codes.category")}
            hint={t("codes.categoryHint")}
            options={MARK_CATEGORIES.map((value) => ({
              value,
              label: t(`common:marks.${value}`),
            }))}
          />
        </>
      )}
      <TextField
        field={fields.label}
        label={t("codes.label")}
        maxLength={60}
        autoComplete="off"
        required
      />
      <details>
        <summary className="target text-link">{t("codes.otherLanguages")}</summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          {LOCALES.map((locale) => (
            <TextField
              key={locale}
              field={labels[locale] ?? fields.label}
              label={t("codes.labelIn", { language: LOCALE_NAMES[locale] })}
              maxLength={60}
              autoComplete="off"
              optional
            />
          ))}
        </div>
      </details>
      <div>
        <CheckboxField field={fields.onSite} label={t("codes.onSite")} />
        <CheckboxField field={fields.tellsGuardians} label={t("codes.tellsGuardians")} />
      </div>
      <TextField
        field={fields.position}
        type="number"
        min={0}
        max={999}
        label={t("codes.position")}
        className="max-w-40"
      />
      {code ? (
        <RadioField
          segmented
          field={fields.status}
          label={t("codes.status")}
          options={CODE_STATUSES.map((value) => ({ value, label: t(`codes.statuses.${value}`) }))}
        />
      ) : null}
      <FormActions>
        <SubmitButton pendingLabel={t("common:actions.saving")}>
          {code ? t("common:actions.save") : t("codes.submit")}
        </SubmitButton>
        <LinkButton variant="plain" to="/admin/settings/codes">
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
