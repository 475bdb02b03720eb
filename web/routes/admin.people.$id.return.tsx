import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getStudent } from "#domain/academics/index";
import { returnStudent, StudentReturn, today } from "#domain/people/index";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { SchoolField } from "#web/components/admin/school-field.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled("person:student.return");

export const loader = signedIn(async ({ ctx, params }) => {
  const [student, schools] = await Promise.all([
    getStudent(ctx, params.id ?? ""),
    schoolChoice(ctx),
  ]);
  const { id, displayName: name, schoolId, grade } = student;
  return { id, name, schoolId, grade, schools, today: today(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const submission = parseForm(await request.formData(), StudentReturn, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await returnStudent(ctx, params.id ?? "", submission.value);
    return redirect(`/admin/people/${params.id}?done=returned`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function Return() {
  const { t } = useTranslation("person");
  const { id, name, schoolId, grade, schools, today: on } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<StudentReturn>({
    id: "return",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { on, schoolId, grade },
  });
  return (
    <AskPage
      title={t("return.title", { name })}
      back={{ to: `/admin/people/${id}`, label: name }}
      form={form}
      consequence={t("return.consequence")}
      submit={t("return.submit")}
    >
      <TextField field={fields.on} type="date" label={t("return.firstDay")} />
      <SchoolField field={fields.schoolId} schools={schools} />
      <TextField field={fields.grade} label={t("fields.grade")} autoComplete="off" optional />
    </AskPage>
  );
}
