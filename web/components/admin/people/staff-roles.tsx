import type { SubmissionResult } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { STAFF_ROLES, type StaffRole } from "#domain/people/constants";
import type { StaffRoleInput, User } from "#domain/people/user.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { Form as CheckedForm } from "#web/components/form.tsx";
import type { Option } from "#web/components/inputs.tsx";
import { Section } from "#web/components/layout.tsx";
import { useForm } from "#web/lib/use-form.ts";
import { RoleFields } from "./role-fields.tsx";

type Answer = { form?: string; result?: SubmissionResult<string[]> } | undefined;

/** What a person may do here, and the way to give and take it. */
export function StaffRoles({
  user,
  schools,
  mayGrant,
}: {
  user: User;
  schools: readonly Option[];
  mayGrant: boolean;
}) {
  const { t } = useTranslation(["person", "common"]);
  const answer = useActionData() as Answer;
  const [form, fields] = useForm<StaffRoleInput>({
    id: "grant",
    lastResult: answer?.form === "grant" ? answer.result : undefined,
    defaultValue: { schoolId: schools[0]?.value },
  });
  const nameOf = (schoolId: string | null) =>
    schools.find(({ value }) => value === schoolId)?.label ?? t("fields.reachOrg");
  return (
    <Section title={t("staff.roles")}>
      {user.roles.length === 0 ? <p className="text-ink-soft">{t("staff.rolesNone")}</p> : null}
      <ul className="divide-y divide-hairline">
        {user.roles.map(({ role, schoolId }) => {
          const word = t(`common:roles.${role}`);
          const given = (STAFF_ROLES as readonly string[]).includes(role);
          return (
            <li
              key={`${role} ${schoolId}`}
              className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 py-0.5"
            >
              <p>
                {word} <span className="text-ink-quiet text-meta">{nameOf(schoolId)}</span>
              </p>
              {mayGrant && given ? (
                <Form method="post">
                  <input type="hidden" name="role" value={role as StaffRole} />
                  <input type="hidden" name="schoolId" value={schoolId ?? ""} />
                  <SubmitButton
                    variant="plain"
                    name="intent"
                    value="revoke"
                    aria-label={t("staff.revokeOne", { role: `${word}, ${nameOf(schoolId)}` })}
                  >
                    {t("staff.revoke")}
                  </SubmitButton>
                </Form>
              ) : null}
            </li>
          );
        })}
      </ul>
      {mayGrant ? (
        <details className="mt-2" open={form.status === "error"}>
          <summary className="target text-link">{t("staff.addRole")}</summary>
          <CheckedForm form={form} className="mt-2 max-w-2xl">
            <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
              <RoleFields role={fields.role} school={fields.schoolId} schools={schools} />
            </div>
            <div>
              <SubmitButton variant="quiet" name="intent" value="grant">
                {t("staff.grant")}
              </SubmitButton>
            </div>
          </CheckedForm>
        </details>
      ) : null}
    </Section>
  );
}
