import type { SubmissionResult } from "@conform-to/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CALENDAR_KINDS, WEEKDAYS } from "#domain/academics/constants";
import type { CalendarDaySet } from "#domain/academics/timetable.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { RadioField } from "#web/components/choices.tsx";
import { Form } from "#web/components/form.tsx";
import { type Option, SelectField, TextField } from "#web/components/inputs.tsx";
import { useFormat } from "#web/lib/format.ts";
import { useForm } from "#web/lib/use-form.ts";
import { SchoolField } from "../school-field.tsx";
import { useHydrated } from "../use-hydrated.ts";

/** A day, or several in a row, on which the week does not hold. */
export function CalendarForm({
  schools,
  schoolId,
  mayAll,
  result,
}: {
  schools: readonly Option[];
  schoolId: string;
  /** Whether this person may say it for every school at once. */
  mayAll: boolean;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("timetable");
  const { weekday } = useFormat();
  const hydrated = useHydrated();
  const [form, fields] = useForm<CalendarDaySet & { until: string }>({
    id: "calendar",
    lastResult: result,
    defaultValue: { kind: "holiday", schoolId: mayAll ? undefined : schoolId },
  });
  const [kind, setKind] = useState(String(fields.kind.initialValue ?? "holiday"));
  return (
    <Form form={form}>
      <TextField
        field={fields.title}
        label={t("calendar.titleField")}
        hint={t("calendar.titleHint")}
        maxLength={120}
        autoComplete="off"
        required
      />
      <div className="grid grid-cols-2 items-end gap-4">
        <TextField field={fields.on} type="date" label={t("calendar.on")} required />
        <TextField field={fields.until} type="date" label={t("calendar.until")} optional />
      </div>
      <RadioField
        field={fields.kind}
        label={t("calendar.kind")}
        onChange={setKind}
        options={CALENDAR_KINDS.map((value) => ({
          value,
          label: t(`calendar.kinds.${value}`),
          hint: t(`calendar.kindHints.${value}`),
        }))}
      />
      {!hydrated || kind === "school_day" ? (
        <SelectField
          field={fields.weekday}
          label={t("calendar.weekday")}
          placeholder=""
          options={WEEKDAYS.map((day) => ({ value: String(day), label: weekday(day, "long") }))}
          optional
        />
      ) : null}
      {!hydrated || kind === "early_closing" ? (
        <TextField field={fields.closesAt} type="time" label={t("calendar.closesAt")} />
      ) : null}
      <SchoolField
        field={fields.schoolId}
        schools={schools}
        placeholder={mayAll && schools.length > 1 ? t("calendar.everySchool") : undefined}
      />
      <div>
        <SubmitButton name="intent" value="add">
          {t("calendar.submit")}
        </SubmitButton>
      </div>
    </Form>
  );
}
