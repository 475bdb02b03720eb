import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getStudent } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { classChoice, gradesOf, schoolChoice } from "#web/components/admin/choices.server.ts";
import {
  GuardianForm,
  StaffForm,
  StudentForm,
  withoutEmptyGroup,
} from "#web/components/admin/people/forms.server.ts";
import { NewGuardianForm } from "#web/components/admin/people/new-guardian-form.tsx";
import { NewStaffForm } from "#web/components/admin/people/new-staff-form.tsx";
import { NewStudentForm } from "#web/components/admin/people/new-student-form.tsx";
import {
  recordGuardian,
  recordStaff,
  recordStudent,
} from "#web/components/admin/people/record-new.server.ts";
import { paramOf } from "#web/components/admin/query.server.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled<typeof loader>("person:form.new", () => ({}));

const LISTS = {
  student: "/admin/people",
  staff: "/admin/people/staff",
  guardian: "/admin/people/guardians",
} as const;
type Kind = keyof typeof LISTS;

const kindOf = (request: Request): Kind => {
  const kind = paramOf(request, "kind");
  return kind === "staff" || kind === "guardian" ? kind : "student";
};

export const loader = signedIn(async ({ ctx, request }) => {
  if (paramOf(request, "kind") === "household") throw redirect("/admin/people/households/new");
  const kind = kindOf(request);
  const childId = paramOf(request, "studentId");
  const [schools, classes, child] = await Promise.all([
    schoolChoice(ctx),
    kind === "student" ? classChoice(ctx) : null,
    kind === "guardian" && childId ? getStudent(ctx, childId) : null,
  ]);
  return {
    kind,
    schools,
    classes: classes?.options ?? [],
    grades: gradesOf(classes?.classes ?? []),
    today: today(ctx),
    child: child && { id: child.id, displayName: child.displayName },
  };
});

export const action = signedIn(async ({ ctx, request, context }) => {
  const kind = kindOf(request);
  const form = await request.formData();
  if (kind === "student") {
    const submission = parseForm(withoutEmptyGroup(form, "guardian"), StudentForm, context.locale);
    if (submission.status !== "success") return refuse(submission);
    return recordStudent(ctx, submission.value).then(redirect, (error) =>
      refuseWith(submission, error, context.locale),
    );
  }
  if (kind === "staff") {
    const submission = parseForm(form, StaffForm, context.locale);
    if (submission.status !== "success") return refuse(submission);
    return recordStaff(ctx, submission.value).then(redirect, (error) =>
      refuseWith(submission, error, context.locale),
    );
  }
  const submission = parseForm(form, GuardianForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  return recordGuardian(ctx, submission.value).then(redirect, (error) =>
    refuseWith(submission, error, context.locale),
  );
});

const TITLES = { student: "newStudent", staff: "newStaff", guardian: "newGuardian" } as const;

export default function NewPerson() {
  const { t } = useTranslation(["person", "people"]);
  const { kind, schools, child, ...data } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const list = LISTS[kind];
  const tab = { student: "students", staff: "staff", guardian: "guardians" } as const;
  return (
    <>
      <PageHeader
        title={t(`form.${TITLES[kind]}`)}
        back={{ to: list, label: t(`people:tabs.${tab[kind]}`) }}
      />
      {kind === "student" ? <NewStudentForm {...data} schools={schools} result={result} /> : null}
      {kind === "staff" ? <NewStaffForm schools={schools} result={result} /> : null}
      {kind === "guardian" ? <NewGuardianForm child={child} result={result} /> : null}
    </>
  );
}
