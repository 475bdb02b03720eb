import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getStudent, leaveSchool } from "#domain/academics/index";
import { LEAVE_REASONS } from "#domain/people/constants";
import { StudentLeave, today } from "#domain/people/index";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { SelectField, TextField } from "#web/components/inputs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person"] };
export const meta = titled("person:student.leave");

export const loader = signedIn(async ({ ctx, params }) => {
  const { id, displayName } = await getStudent(ctx, params.id ?? "");
  return { id, name: displayName, today: today(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const submission = parseForm(await request.formData(), StudentLeave, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await leaveSchool(ctx, params.id ?? "", submission.value);
    return redirect(`/admin/people/${params.id}?done=left`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function Leave() {
  const { t } = useTranslation(["person", "common"]);
  const { id, name, today: on } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<StudentLeave>({
    id: "leave",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { on },
  });
  return (
    <AskPage
      title={t("leave.title", { name })}
      back={{ to: `/admin/people/${id}`, label: name }}
      form={form}
      consequence={t("leave.consequence")}
      submit={t("leave.submit")}
    >
      <TextField field={fields.on} type="date" label={t("leave.lastDay")} />
      <SelectField
        field={fields.reason}
        label={t("fields.reason")}
        placeholder={t("common:form.choose")}
        options={LEAVE_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
    </AskPage>
  );
}
