import { redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { CircleStop, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import {
  AcademicSessionUpdate,
  endAcademicSession,
  getAcademicSession,
  updateAcademicSession,
} from "#domain/academics/index";
import { termChoice } from "#web/components/admin/choices.server.ts";
import { TermForm } from "#web/components/admin/classes/term-form.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { withEmptied } from "#web/components/admin/query.server.ts";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes"] };
export const meta = titled("classes:terms.title");

const TermEditForm = AcademicSessionUpdate.required({
  title: true,
  startsOn: true,
  endsOn: true,
}).partial({ parentId: true });

export const loader = signedIn(async ({ ctx, params }) => {
  const id = params.id ?? "";
  const [term, parents] = await Promise.all([getAcademicSession(ctx, id), termChoice(ctx)]);
  return { term, parents: parents.filter(({ value }) => value !== id) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const id = params.id ?? "";
  const form = await request.formData();
  if (form.get("intent") === "end") {
    return endAcademicSession(ctx, id).then(
      () => redirect("/admin/terms?done=termEnded"),
      (error) => problemOf(error, context.locale),
    );
  }
  const submission = parseForm(form, TermEditForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await updateAcademicSession(ctx, id, withEmptied(submission.value, ["parentId"]));
    return redirect("/admin/terms?done=term");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function EditTerm() {
  const { t } = useTranslation("classes");
  const { term, parents } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t("terms.editTitle", { title: term.title })}
        back={{ to: "/admin/terms", label: t("tabs.terms") }}
        action={
          <LinkButton icon={Plus} to={`/admin/terms/new?parentId=${term.id}`}>
            {t("terms.addPart")}
          </LinkButton>
        }
      />
      <Problem />
      <TermForm
        term={term}
        parents={parents}
        result={answer && "result" in answer ? answer.result : undefined}
      />
      {term.status === "active" ? (
        <Form method="post" className="mt-10 max-w-xl border-hairline border-t pt-5">
          <p className="mb-3 max-w-prose text-ink-soft">{t("terms.endText")}</p>
          <SubmitButton variant="danger" icon={CircleStop} name="intent" value="end">
            {t("terms.end")}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
