import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ClassCreate as Shape } from "#domain/academics/class.schema";
import { getClass, updateClass } from "#domain/academics/index";
import { courseChoice, termChoice } from "#web/components/admin/choices.server.ts";
import { ClassFields, TermBoxes } from "#web/components/admin/classes/class-fields.tsx";
import { ClassEditForm } from "#web/components/admin/classes/forms.server.ts";
import { withEmptied } from "#web/components/admin/query.server.ts";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["classes"] };
export const meta = titled("classes:form.edit");

export const loader = signedIn(async ({ ctx, params }) => {
  const schoolClass = await getClass(ctx, params.id ?? "");
  const [courses, terms] = await Promise.all([
    courseChoice(ctx, schoolClass.schoolId),
    termChoice(ctx),
  ]);
  return { schoolClass, courses, terms };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const submission = parseForm(await request.formData(), ClassEditForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    const fields = withEmptied(submission.value, ["code", "courseId", "location"]);
    await updateClass(ctx, params.id ?? "", fields);
    return redirect(`/admin/classes/${params.id}?done=saved`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function EditClass() {
  const { t } = useTranslation(["classes", "common"]);
  const { schoolClass, courses, terms } = useLoaderData<typeof loader>();
  const { id, title, grades } = schoolClass;
  const [form, fields] = useForm<Shape>({
    id: "edit-class",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { ...schoolClass, grades: grades.join(", ") },
  });
  return (
    <>
      <PageHeader
        title={t("form.editTitle", { title })}
        back={{ to: `/admin/classes/${id}`, label: title }}
      />
      <Form form={form} className="max-w-2xl">
        <ClassFields fields={fields} courses={courses} />
        <TermBoxes
          field={fields.sessionIds}
          terms={terms}
          ticked={schoolClass.terms.map((term) => term.id)}
        />
        <FormActions>
          <SubmitButton pendingLabel={t("common:actions.saving")}>
            {t("common:actions.save")}
          </SubmitButton>
          <LinkButton variant="plain" to={`/admin/classes/${id}`}>
            {t("common:actions.cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
