import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AcademicSessionCreate, createAcademicSession } from "#domain/academics/index";
import { termChoice } from "#web/components/admin/choices.server.ts";
import { TermForm } from "#web/components/admin/classes/term-form.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes"] };
export const meta = titled("classes:terms.new");

export const loader = signedIn(async ({ ctx, request }) => ({
  parents: await termChoice(ctx),
  parentId: paramOf(request, "parentId") ?? undefined,
}));

export const action = signedIn(async ({ ctx, context, request }) => {
  const submission = parseForm(await request.formData(), AcademicSessionCreate, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await createAcademicSession(ctx, submission.value);
    return redirect("/admin/terms?done=term");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function NewTerm() {
  const { t } = useTranslation("classes");
  const { parents, parentId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("terms.new")} back={{ to: "/admin/terms", label: t("tabs.terms") }} />
      <TermForm
        parents={parents}
        parentId={parentId}
        result={useActionData<typeof action>()?.result}
      />
    </>
  );
}
