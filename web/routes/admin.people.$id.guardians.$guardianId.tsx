import { redirect } from "@remix-run/cloudflare";
import { Form as PlainForm, useActionData, useLoaderData } from "@remix-run/react";
import { Unlink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getStudent } from "#domain/academics/index";
import type { GuardianLinkTerms } from "#domain/people/guardian.schema";
import { unlinkGuardian, updateGuardianLink } from "#domain/people/index";
import { notFound } from "#platform/errors";
import { LinkTermsForm } from "#web/components/admin/people/forms.server.ts";
import { LINK_FLAGS, LinkFields } from "#web/components/admin/people/link-fields.tsx";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person"] };
export const meta = titled("person:student.guardians");

export const loader = signedIn(async ({ ctx, params }) => {
  const { id, displayName, guardians } = await getStudent(ctx, params.id ?? "");
  const link = guardians.find(({ guardianId }) => guardianId === params.guardianId);
  if (!link) throw notFound("This guardian of the student");
  return { id, student: displayName, link };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const { id = "", guardianId = "" } = params;
  const form = await request.formData();
  if (form.get("intent") === "unlink") {
    await unlinkGuardian(ctx, guardianId, id);
    return redirect(`/admin/people/${id}?done=unlinked`);
  }
  const submission = parseForm(form, LinkTermsForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await updateGuardianLink(ctx, guardianId, id, submission.value);
    return redirect(`/admin/people/${id}?done=saved`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function GuardianOfStudent() {
  const { t } = useTranslation(["person", "common"]);
  const { id, student, link } = useLoaderData<typeof loader>();
  const guardian = link.displayName;
  const ticked = LINK_FLAGS.map((flag) => [flag, link[flag] ? "on" : undefined]);
  const [form, fields] = useForm<GuardianLinkTerms>({
    id: "terms",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: {
      relation: link.relation,
      priority: link.priority,
      ...Object.fromEntries(ticked),
    },
  });
  return (
    <>
      <PageHeader
        title={t("link.editTitle", { guardian, student })}
        back={{ to: `/admin/people/${id}`, label: student }}
      />
      <Form form={form} className="max-w-2xl">
        <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
          <LinkFields fields={fields} />
        </div>
        <FormActions>
          <SubmitButton pendingLabel={t("form.saving")}>{t("common:actions.save")}</SubmitButton>
          <LinkButton variant="plain" to={`/admin/people/${id}`}>
            {t("common:actions.cancel")}
          </LinkButton>
        </FormActions>
      </Form>
      <PlainForm method="post" className="mt-10 max-w-2xl border-hairline border-t pt-5">
        <p className="mb-3 max-w-prose text-ink-soft">
          {t("link.unlinkText", { guardian, student })}
        </p>
        <SubmitButton variant="danger" icon={Unlink} name="intent" value="unlink">
          {t("link.unlink")}
        </SubmitButton>
      </PlainForm>
    </>
  );
}
