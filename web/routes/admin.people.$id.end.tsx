import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endStaff } from "#domain/academics/index";
import { endGuardian, StaffEnd, today } from "#domain/people/index";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { readPerson } from "#web/components/admin/people/read-person.server.ts";
import { TextField } from "#web/components/inputs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person"] };
export const meta = titled("person:staff.end");

export const loader = signedIn(async ({ ctx, context, params }) => {
  const id = params.id ?? "";
  const person = await readPerson(ctx, context.control, id);
  if (person.kind === "student") throw redirect(`/admin/people/${id}/leave`);
  const { displayName: name } = person.kind === "staff" ? person.user : person.guardian;
  return { id, name, kind: person.kind, today: today(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const { control, locale } = context;
  const id = params.id ?? "";
  const submission = parseForm(await request.formData(), StaffEnd, locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    const { kind } = await readPerson(ctx, control, id);
    if (kind === "guardian") await endGuardian(ctx, control, id);
    else await endStaff(ctx, id, submission.value);
    return redirect(
      kind === "guardian" ? "/admin/people/guardians?done=ended" : `/admin/people/${id}?done=ended`,
    );
  } catch (error) {
    return refuseWith(submission, error, locale);
  }
});

export default function End() {
  const { t } = useTranslation("person");
  const { id, name, kind, today: on } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<StaffEnd>({
    id: "end",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { on },
  });
  const isStaff = kind === "staff";
  return (
    <AskPage
      title={isStaff ? t("staff.endTitle", { name }) : t("guardian.endTitle", { name })}
      back={{ to: `/admin/people/${id}`, label: name }}
      form={form}
      consequence={isStaff ? t("staff.endText") : t("guardian.endText")}
      submit={isStaff ? t("staff.endSubmit") : t("guardian.endSubmit")}
      danger
    >
      {isStaff ? <TextField field={fields.on} type="date" label={t("staff.endDay")} /> : null}
    </AskPage>
  );
}
