import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Course, CourseCreate } from "#domain/academics/course.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { type Option, TextField } from "#web/components/inputs.tsx";
import { useForm } from "#web/lib/use-form.ts";
import { SchoolField } from "../school-field.tsx";

/** A course, new or known; where it belongs is only asked of a new one. */
export function CourseForm({
  course,
  schools,
  result,
}: {
  course?: Course;
  schools: readonly Option[];
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["classes", "common"]);
  const [form, fields] = useForm<CourseCreate>({
    id: "course",
    lastResult: result,
    defaultValue: course ? { ...course, grades: course.grades.join(", ") } : {},
  });
  return (
    <Form form={form} className="max-w-xl">
      <TextField field={fields.title} label={t("fields.title")} autoComplete="off" required />
      <TextField field={fields.code} label={t("fields.code")} autoComplete="off" optional />
      <TextField
        field={fields.grades}
        label={t("fields.grades")}
        hint={t("fields.gradesHint")}
        autoComplete="off"
        optional
      />
      {course ? null : (
        <SchoolField
          field={fields.schoolId}
          schools={schools}
          placeholder={t("courses.everySchool")}
        />
      )}
      <FormActions>
        <SubmitButton pendingLabel={t("common:actions.saving")}>
          {course ? t("common:actions.save") : t("courses.submit")}
        </SubmitButton>
        <LinkButton variant="plain" to="/admin/courses">
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
