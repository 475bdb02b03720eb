import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ClassCreate as Shape } from "#domain/academics/class.schema";
import { createClass } from "#domain/academics/index";
import { listUsers, UserQuery } from "#domain/people/index";
import { courseChoice, schoolChoice, termChoice } from "#web/components/admin/choices.server.ts";
import { ClassFields, TermBoxes } from "#web/components/admin/classes/class-fields.tsx";
import { ClassForm } from "#web/components/admin/classes/forms.server.ts";
import { SchoolField } from "#web/components/admin/school-field.tsx";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { SelectField } from "#web/components/inputs.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled("classes:form.new");

export const loader = signedIn(async ({ ctx, tenant }) => {
  const teaching = UserQuery.parse({ role: "teacher", perPage: 200 });
  const [schools, courses, terms, teachers] = await Promise.all([
    schoolChoice(ctx),
    courseChoice(ctx),
    termChoice(ctx),
    listUsers(ctx, teaching),
  ]);
  return {
    schools,
    courses,
    terms,
    type: tenant.kind === "conversation_school" ? "scheduled" : "homeroom",
    teachers: teachers.items.map(({ id, displayName }) => ({ value: id, label: displayName })),
  };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  const submission = parseForm(await request.formData(), ClassForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  const { sessionIds, ...fields } = submission.value;
  try {
    const { id } = await createClass(ctx, {
      ...fields,
      ...(sessionIds.length > 0 ? { sessionIds } : {}),
    });
    return redirect(`/admin/classes/${id}?done=created`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function NewClass() {
  const { t } = useTranslation(["classes", "common"]);
  const { schools, courses, terms, teachers, type } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Shape>({
    id: "new-class",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { type, schoolId: schools[0]?.value },
  });
  return (
    <>
      <PageHeader title={t("form.new")} back={{ to: "/admin/classes", label: t("tabs.classes") }} />
      <Form form={form} className="max-w-2xl">
        <SchoolField field={fields.schoolId} schools={schools} />
        <ClassFields fields={fields} courses={courses} />
        <SelectField
          field={fields.teacherIds}
          label={t("fields.teacher")}
          placeholder={t("fields.noTeacher")}
          options={teachers}
        />
        <TermBoxes field={fields.sessionIds} terms={terms} ticked={[]} />
        <FormActions>
          <SubmitButton pendingLabel={t("common:actions.saving")}>{t("form.submit")}</SubmitButton>
          <LinkButton variant="plain" to="/admin/classes">
            {t("common:actions.cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
