import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EnrollmentCreate, enrol, getStudent } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { classChoice } from "#web/components/admin/choices.server.ts";
import { SelectField, TextField } from "#web/components/inputs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person"] };
export const meta = titled("person:student.addToClass");

export const loader = signedIn(async ({ ctx, params }) => {
  const { id, displayName: name, schoolId, enrollments } = await getStudent(ctx, params.id ?? "");
  const { options } = await classChoice(ctx, schoolId);
  const has = new Set(enrollments.flatMap((one) => (one.when === "past" ? [] : one.classId)));
  return {
    id,
    name,
    classes: options.filter(({ value }) => !has.has(value)),
    today: today(ctx),
  };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const form = await request.formData();
  form.set("personId", params.id ?? "");
  const submission = parseForm(form, EnrollmentCreate, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await enrol(ctx, { ...submission.value, role: "student" });
    return redirect(`/admin/people/${params.id}?done=enrolled`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function Enrol() {
  const { t } = useTranslation(["person", "common"]);
  const { id, name, classes, today: beginsOn } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<EnrollmentCreate>({
    id: "enrol",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { beginsOn },
  });
  return (
    <AskPage
      title={t("enrol.title", { name })}
      back={{ to: `/admin/people/${id}`, label: name }}
      form={form}
      submit={t("enrol.submit")}
    >
      <SelectField
        field={fields.classId}
        label={t("fields.class")}
        placeholder={t("common:form.choose")}
        options={classes}
      />
      <TextField field={fields.beginsOn} type="date" label={t("enrol.from")} />
    </AskPage>
  );
}
