import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { StaffCreate } from "#domain/people/user.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { type Option, TextField } from "#web/components/inputs.tsx";
import { type FormField, useForm } from "#web/lib/use-form.ts";
import { FormSection } from "../form-section.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { NameFields } from "./name-fields.tsx";
import { RoleFields } from "./role-fields.tsx";

type Shape = Omit<StaffCreate, "subjects"> & {
  subjects: string;
  role: string;
  roleSchoolId: string;
};

/** Somebody who works for the school, with the first role. */
export function NewStaffForm({
  schools,
  result,
}: {
  schools: readonly Option[];
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["person", "common"]);
  const [form, fields] = useForm<Shape>({
    id: "new-staff",
    lastResult: result,
    defaultValue: { role: "teacher", roleSchoolId: schools[0]?.value },
  });
  return (
    <Form form={form} className="max-w-3xl gap-8">
      <FormSection title={t("form.nameSection")}>
        <NameFields fields={fields} />
      </FormSection>
      <FormSection title={t("form.contactSection")}>
        <ContactFields fields={fields} emailHint={t("form.emailForInvite")} />
      </FormSection>
      <FormSection title={t("form.roleSection")} hint={t("fields.roleHint")}>
        <RoleFields
          role={fields.role}
          school={fields.roleSchoolId}
          schools={schools}
          none={t("fields.noRole")}
        />
      </FormSection>
      <FormSection title={t("form.workSection")}>
        <WorkFields fields={fields} />
      </FormSection>
      <FormActions>
        <SubmitButton pendingLabel={t("form.saving")}>{t("form.submitStaff")}</SubmitButton>
        <LinkButton variant="plain" to="/admin/people/staff">
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

type WorkParts = Record<"title" | "subjects" | "staffNumber" | "startedOn", FormField>;

/** What somebody does at the school. */
export function WorkFields({ fields }: { fields: WorkParts }) {
  const { t } = useTranslation("person");
  return (
    <>
      <TextField
        field={fields.title}
        label={t("fields.jobTitle")}
        hint={t("fields.jobTitleHint")}
        autoComplete="off"
        optional
      />
      <TextField
        field={fields.subjects}
        label={t("fields.subjects")}
        hint={t("fields.subjectsHint")}
        autoComplete="off"
        optional
      />
      <TextField
        field={fields.staffNumber}
        label={t("fields.staffNumber")}
        autoComplete="off"
        optional
      />
      <TextField field={fields.startedOn} type="date" label={t("fields.startedOn")} optional />
    </>
  );
}
