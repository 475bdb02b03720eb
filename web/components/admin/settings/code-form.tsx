import type { SubmissionResult } from "@conform-to/react";
import { type ChangeEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttendanceCode, AttendanceCodeUpdate } from "#domain/attendance/code.schema";
import { MARK_CATEGORIES, type MarkCategory } from "#domain/attendance/constants";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { CheckboxField, RadioField } from "#web/components/choices.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { LOCALE_NAMES, LOCALES, type Locale } from "#web/i18n/locales.ts";
import { useForm } from "#web/lib/use-form.ts";
import { within } from "../within.ts";
import { CodeSymbol } from "./code-list.tsx";

/** A code: what stands on the roll, what it means, what it is called in each language. */
export function CodeForm({
  code,
  own,
  next,
  result,
}: {
  code?: AttendanceCode;
  /** The organisation's own language. */
  own: Locale;
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
          label: code.labels[own] ?? code.label,
          onSite: code.onSite ? "on" : undefined,
          tellsGuardians: code.tellsGuardians ? "on" : undefined,
        }
      : { position: next, category: "absent" },
  });
  const labels = within<string>(fields, "labels");
  const others = LOCALES.filter((locale) => locale !== own);
  return (
    <Form form={form} className="max-w-xl">
      {code ? (
        <>
          <p className="flex items-center gap-3">
            <CodeSymbol code={code.code} category={code.category} />
            <span className="text-ink-soft">{t(`codes.means.${code.category}`)}</span>
          </p>
          <input type="hidden" name="category" value={code.category} />
        </>
      ) : (
        <NewCode fields={fields} />
      )}
      <TextField
        field={fields.label}
        label={t("codes.labelIn", { language: LOCALE_NAMES[own] })}
        lang={own}
        maxLength={60}
        autoComplete="off"
        required
      />
      <fieldset className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <legend className="mb-2 font-medium">
          {t("codes.otherLanguages")}
          <span className="ml-2 font-normal text-ink-quiet text-meta">
            {t("codes.otherLanguagesHint")}
          </span>
        </legend>
        {others.map((locale) => (
          <TextField
            key={locale}
            field={labels[locale] ?? fields.label}
            label={LOCALE_NAMES[locale]}
            lang={locale}
            maxLength={60}
            autoComplete="off"
          />
        ))}
      </fieldset>
      <div>
        <CheckboxField
          field={fields.onSite}
          label={t("codes.onSite")}
          hint={t("codes.onSiteHint")}
        />
        <CheckboxField
          field={fields.tellsGuardians}
          label={t("codes.tellsGuardians")}
          hint={t("codes.tellsHint")}
        />
      </div>
      <TextField
        field={fields.position}
        type="number"
        min={0}
        max={999}
        label={t("codes.position")}
        hint={t("codes.positionHint")}
        className="max-w-60"
      />
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

/** What of a code is given once: its letters and its meaning, shown as it will stand on the roll. */
function NewCode({
  fields,
}: {
  fields: ReturnType<typeof useForm<{ code: string; category: string }>>[1];
}) {
  const { t } = useTranslation(["settings", "common"]);
  const [text, setText] = useState(String(fields.code.initialValue ?? ""));
  const [category, setCategory] = useState(fields.category.initialValue as MarkCategory);
  return (
    <>
      <div className="flex items-end gap-4">
        <TextField
          field={fields.code}
          label={t("codes.code")}
          hint={t("codes.codeHint")}
          maxLength={8}
          autoComplete="off"
          required
          onInput={(event: ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
        />
        <span aria-hidden className="pb-1.5">
          <CodeSymbol code={text.trim() || "?"} category={category} />
        </span>
      </div>
      <RadioField
        segmented
        field={fields.category}
        label={t("codes.category")}
        hint={t("codes.categoryHint")}
        onChange={(value) => setCategory(value as MarkCategory)}
        options={MARK_CATEGORIES.map((value) => ({ value, label: t(`common:marks.${value}`) }))}
      />
    </>
  );
}
