import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { GuardianLinkTerms as LinkTerms } from "#domain/people/guardian.schema";
import { linkGuardian } from "#domain/people/index";
import {
  findAdults,
  findStudents,
  nameOf,
} from "#web/components/admin/people/find-people.server.ts";
import { LinkTermsForm } from "#web/components/admin/people/forms.server.ts";
import { LinkFields, USUAL_FLAGS } from "#web/components/admin/people/link-fields.tsx";
import { isStudentId } from "#web/components/admin/people/read-person.server.ts";
import { PersonPicker } from "#web/components/admin/person-picker.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled("person:student.linkGuardian");

/** From a student to an adult, or from a guardian to a child: whoever the page is about is in the path. */
export const loader = signedIn(async ({ ctx, params, request }) => {
  const id = params.id ?? "";
  const q = paramOf(request, "q");
  const pick = paramOf(request, "pick");
  const child = isStudentId(id);
  const [about, found, picked] = await Promise.all([
    nameOf(ctx, id),
    q ? (child ? findAdults : findStudents)(ctx, q) : [],
    pick ? nameOf(ctx, pick) : null,
  ]);
  return { id, about, child, found, picked: pick && picked ? { id: pick, name: picked } : null };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const id = params.id ?? "";
  const pick = paramOf(request, "pick") ?? "";
  const [studentId, guardianId] = isStudentId(id) ? [id, pick] : [pick, id];
  const submission = parseForm(await request.formData(), LinkTermsForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await linkGuardian(ctx, guardianId, { studentId, ...submission.value });
    return redirect(`/admin/people/${id}?done=linked`);
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function LinkPeople() {
  const { t } = useTranslation(["person", "people", "common"]);
  const { id, about, child, found, picked } = useLoaderData<typeof loader>();
  const title = child ? t("link.title", { name: about }) : t("link.childTitle", { name: about });
  return (
    <>
      <PageHeader title={title} back={{ to: `/admin/people/${id}`, label: about }} />
      {picked ? (
        <Terms picked={picked.name} id={id} />
      ) : (
        <div className="max-w-xl">
          <Section title={child ? t("link.known") : t("link.child")}>
            <PersonPicker
              label={child ? t("link.search") : t("people:list.searchStudents")}
              people={found}
            />
          </Section>
          {child ? (
            <Section title={t("link.notHere")}>
              <LinkButton icon={UserPlus} to={`/admin/people/new?kind=guardian&studentId=${id}`}>
                {t("link.new")}
              </LinkButton>
            </Section>
          ) : null}
        </div>
      )}
    </>
  );
}

function Terms({ picked, id }: { picked: string; id: string }) {
  const { t } = useTranslation(["person", "people", "common"]);
  const [form, fields] = useForm<LinkTerms>({
    id: "link",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: USUAL_FLAGS,
  });
  return (
    <Form form={form} className="max-w-2xl">
      <p className="flex flex-wrap items-center justify-between gap-x-4 border-hairline border-y py-1">
        <span className="font-semibold">{picked}</span>
        <Link to={`/admin/people/${id}/link`} className="target text-link">
          {t("link.other")}
        </Link>
      </p>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <LinkFields fields={fields} />
      </div>
      <FormActions>
        <SubmitButton pendingLabel={t("form.saving")}>{t("link.submit")}</SubmitButton>
        <LinkButton variant="plain" to={`/admin/people/${id}`}>
          {t("common:actions.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
