import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EnrollmentMove, getStudent, moveStudent } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { notFound } from "#platform/errors";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { classChoice } from "#web/components/admin/choices.server.ts";
import { SelectField, TextField } from "#web/components/inputs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person"] };
export const meta = titled("person:student.move");

export const loader = signedIn(async ({ ctx, params }) => {
  const { id, displayName, schoolId, enrollments } = await getStudent(ctx, params.id ?? "");
  const place = enrollments.find((one) => one.id === params.enrollmentId);
  if (!place) throw notFound("This enrollment");
  const { options } = await classChoice(ctx, schoolId);
  return {
    id,
    name: displayName,
    from: place.classTitle,
    classes: options.filter(({ value }) => value !== place.classId),
    today: today(ctx),
  };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const submission = parseForm(await request.formData(), EnrollmentMove, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await moveStudent(ctx, params.enrollmentId ?? "", submission.value);
    return redirect(`/admin/people/${params.id}?done=moved`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function Move() {
  const { t } = useTranslation(["person", "common"]);
  const { id, name, from, classes, today: on } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<EnrollmentMove>({
    id: "move",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { on },
  });
  return (
    <AskPage
      title={t("move.title", { name, class: from })}
      back={{ to: `/admin/people/${id}`, label: name }}
      form={form}
      consequence={t("move.consequence", { class: from })}
      submit={t("move.submit")}
    >
      <SelectField
        field={fields.toClassId}
        label={t("move.to")}
        placeholder={t("common:form.choose")}
        options={classes}
      />
      <TextField field={fields.on} type="date" label={t("move.from")} />
    </AskPage>
  );
}
