import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { GuardianUpdate, updateGuardian, updateStaff, updateStudent } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { EditGuardian, EditStaff, EditStudent } from "#web/components/admin/people/edit-forms.tsx";
import {
  NAME_PARTS,
  StaffEditForm,
  StudentEditForm,
} from "#web/components/admin/people/forms.server.ts";
import { isStudentId, readPerson } from "#web/components/admin/people/read-person.server.ts";
import { withEmptied } from "#web/components/admin/query.server.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled("person:form.edit");

export const loader = signedIn(async ({ ctx, context, params }) =>
  readPerson(ctx, context.control, params.id ?? ""),
);

const CONTACTS = ["email", "phone", "locale"] as const;

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const { control, locale } = context;
  const id = params.id ?? "";
  const form = await request.formData();
  const kind = isStudentId(id) ? "student" : (await readPerson(ctx, control, id)).kind;
  const { schema, save } = EDITS[kind];
  const submission = parseForm(form, schema, locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await save(ctx, id, submission.value as never, form);
    return redirect(`/admin/people/${id}?done=saved`);
  } catch (error) {
    return refuseWith(submission, error, locale);
  }
});

const EDITS = {
  student: {
    schema: StudentEditForm,
    save: (ctx: Ctx, id: string, value: StudentEditForm, form: FormData) => {
      const names = [
        ...NAME_PARTS,
        "admissionNumber",
        "grade",
        "birthOn",
        "sex",
        "alertNote",
      ] as const;
      const contacts = form.has("email") ? CONTACTS : [];
      const whole = withEmptied(value, [...names, ...contacts]);
      return updateStudent(ctx, id, { ...whole, familyName: value.familyName ?? "" });
    },
  },
  staff: {
    schema: StaffEditForm,
    save: (ctx: Ctx, id: string, value: StaffEditForm) => {
      const names = [...NAME_PARTS, ...CONTACTS, "title", "staffNumber", "startedOn"] as const;
      const whole = withEmptied(value, names);
      return updateStaff(ctx, id, { ...whole, familyName: value.familyName ?? "" });
    },
  },
  guardian: {
    schema: GuardianUpdate.required({ givenName: true }),
    save: (ctx: Ctx, id: string, value: GuardianUpdate) => {
      const whole = withEmptied(value, [...NAME_PARTS, ...CONTACTS]);
      return updateGuardian(ctx, id, { ...whole, familyName: value.familyName ?? "" });
    },
  },
};

export default function EditPerson() {
  const { t } = useTranslation("person");
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const person =
    data.kind === "student" ? data.student : data.kind === "staff" ? data.user : data.guardian;
  const { id, displayName: name } = person;
  return (
    <>
      <PageHeader
        title={t("form.editTitle", { name })}
        back={{ to: `/admin/people/${id}`, label: name }}
      />
      {data.kind === "student" ? <EditStudent student={data.student} result={result} /> : null}
      {data.kind === "staff" ? <EditStaff user={data.user} result={result} /> : null}
      {data.kind === "guardian" ? <EditGuardian guardian={data.guardian} result={result} /> : null}
    </>
  );
}
