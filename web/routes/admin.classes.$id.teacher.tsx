import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { TEACHING_ROLES } from "#domain/academics/constants";
import type { EnrollmentCreate as Shape } from "#domain/academics/enrollment.schema";
import { EnrollmentCreate, enrol, getClass } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { AskPage } from "#web/components/admin/ask-page.tsx";
import { findAdults, nameOf } from "#web/components/admin/people/find-people.server.ts";
import { PersonPicker } from "#web/components/admin/person-picker.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { CheckboxField, RadioField } from "#web/components/choices.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled("classes:page.addTeacher");

const TeacherForm = EnrollmentCreate.extend({
  role: z.enum(TEACHING_ROLES),
  isPrimary: z.boolean().default(false),
});

export const loader = signedIn(async ({ ctx, params, request }) => {
  const q = paramOf(request, "q");
  const pick = paramOf(request, "pick");
  const [{ id, title, teachers }, found, picked] = await Promise.all([
    getClass(ctx, params.id ?? ""),
    q ? findAdults(ctx, q) : [],
    pick ? nameOf(ctx, pick) : null,
  ]);
  return { id, title, first: teachers.length === 0, found, picked, today: today(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const form = await request.formData();
  form.set("classId", params.id ?? "");
  form.set("personId", paramOf(request, "pick") ?? "");
  const submission = parseForm(form, TeacherForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await enrol(ctx, submission.value);
    return redirect(`/admin/classes/${params.id}?done=teacher`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function AddTeacher() {
  const { t } = useTranslation("classes");
  const { id, title, first, found, picked, today: beginsOn } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Shape>({
    id: "add-teacher",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { role: "teacher", beginsOn, isPrimary: first ? "on" : undefined },
  });
  const back = { to: `/admin/classes/${id}`, label: title };
  if (!picked) {
    return (
      <>
        <PageHeader title={t("teacher.title", { title })} back={back} />
        <div className="max-w-xl">
          <PersonPicker label={t("teacher.search")} people={found} />
        </div>
      </>
    );
  }
  return (
    <AskPage
      title={t("teacher.title", { title })}
      back={back}
      form={form}
      submit={t("teacher.submit")}
    >
      <p className="flex flex-wrap items-center justify-between gap-x-4 border-hairline border-y py-1">
        <span className="font-semibold">{picked}</span>
        <Link to="?" className="target text-link">
          {t("teacher.other")}
        </Link>
      </p>
      <RadioField
        segmented
        field={fields.role}
        label={t("teacher.role")}
        options={TEACHING_ROLES.map((value) => ({ value, label: t(`teacher.roles.${value}`) }))}
      />
      <CheckboxField field={fields.isPrimary} label={t("teacher.isPrimary")} />
      <TextField field={fields.beginsOn} type="date" label={t("teacher.from")} />
    </AskPage>
  );
}
