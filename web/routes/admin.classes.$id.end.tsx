import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ClassEnd, endClass, getClass } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["classes"] };
export const meta = titled("classes:page.end");

export const loader = signedIn(async ({ ctx, params }) => {
  const { id, title } = await getClass(ctx, params.id ?? "");
  return { id, title, today: today(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const submission = parseForm(await request.formData(), ClassEnd, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await endClass(ctx, params.id ?? "", submission.value);
    return redirect(`/admin/classes/${params.id}?done=ended`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function EndClass() {
  const { t } = useTranslation("classes");
  const { id, title, today: on } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<ClassEnd>({
    id: "end-class",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { on },
  });
  return (
    <AskPage
      title={t("end.title", { title })}
      back={{ to: `/admin/classes/${id}`, label: title }}
      form={form}
      consequence={t("end.text")}
      submit={t("end.submit")}
      danger
    >
      <TextField field={fields.on} type="date" label={t("fields.on")} />
    </AskPage>
  );
}
