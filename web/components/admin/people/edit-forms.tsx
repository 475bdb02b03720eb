import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Guardian, GuardianUpdate } from "#domain/people/guardian.schema";
import type { StudentCreate, StudentProfile } from "#domain/people/student.schema";
import type { StaffCreate, User } from "#domain/people/user.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { type FormState, useForm } from "#web/lib/use-form.ts";
import { FormSection } from "../form-section.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { NameFields } from "./name-fields.tsx";
import { WorkFields } from "./new-staff-form.tsx";
import { PersonFacts } from "./new-student-form.tsx";

type Result = SubmissionResult<string[]> | undefined;

export function EditStudent({ student, result }: { student: StudentProfile; result: Result }) {
  const { t } = useTranslation("person");
  const [form, fields] = useForm<StudentCreate>({
    id: "edit-student",
    lastResult: result,
    defaultValue: student,
  });
  return (
    <EditForm form={form} id={student.id}>
      <FormSection title={t("form.nameSection")}>
        <NameFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.schoolSection")} hint={student.schoolName}>
        <TextField field={fields.grade} label={t("fields.grade")} autoComplete="off" optional />
        <TextField
          field={fields.admissionNumber}
          label={t("fields.admissionNumber")}
          autoComplete="off"
          optional
        />
        <TextField field={fields.enteredOn} type="date" label={t("fields.enteredOn")} />
      </FormSection>
      <FormSection title={t("form.personSection")}>
        <PersonFacts fields={fields} />
      </FormSection>
      {student.mayReadContacts ? (
        <FormSection title={t("form.contactSection")} hint={t("form.contactHint")}>
          <ContactFields fields={fields} />
        </FormSection>
      ) : null}
    </EditForm>
  );
}

export function EditStaff({ user, result }: { user: User; result: Result }) {
  const { t } = useTranslation("person");
  const { staff } = user;
  const [form, fields] = useForm<Omit<StaffCreate, "subjects"> & { subjects: string }>({
    id: "edit-staff",
    lastResult: result,
    defaultValue: { ...user, ...staff, subjects: staff?.subjects.join(", ") },
  });
  return (
    <EditForm form={form} id={user.id}>
      <FormSection title={t("form.nameSection")}>
        <NameFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.contactSection")}>
        <ContactFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.workSection")}>
        <WorkFields fields={fields} />
      </FormSection>
    </EditForm>
  );
}

export function EditGuardian({ guardian, result }: { guardian: Guardian; result: Result }) {
  const { t } = useTranslation("person");
  const [form, fields] = useForm<GuardianUpdate>({
    id: "edit-guardian",
    lastResult: result,
    defaultValue: guardian,
  });
  return (
    <EditForm form={form} id={guardian.id}>
      <FormSection title={t("form.nameSection")}>
        <NameFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.contactSection")} hint={t("form.contactHint")}>
        <ContactFields fields={fields} />
      </FormSection>
    </EditForm>
  );
}

function EditForm({ form, id, children }: { form: FormState; id: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Form form={form} className="max-w-3xl gap-8">
      {children}
      <FormActions>
        <SubmitButton pendingLabel={t("actions.saving")}>{t("actions.save")}</SubmitButton>
        <LinkButton variant="plain" to={`/admin/people/${id}`}>
          {t("actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
