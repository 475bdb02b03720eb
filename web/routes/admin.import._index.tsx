import { data, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listImports, uploadImport } from "#domain/integrations/index";
import { ERROR_STATUS, isDomainError } from "#platform/errors";
import { PageQuery } from "#platform/paging";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { ImportSteps } from "#web/components/admin/import/import-state.tsx";
import { PastImports } from "#web/components/admin/import/past-imports.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { buttonClass, SubmitButton } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { FileDrop } from "#web/components/file-drop.tsx";
import { Select } from "#web/components/inputs.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { Pagination } from "#web/components/list-controls.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { sentence } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { readUploadForm } from "#worker/api/read-upload";

export const handle = { i18n: ["import", "admin"] };
export const meta = titled("import:title");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = queryOf(
    request,
    PageQuery.extend({ perPage: PageQuery.shape.perPage.default(20) }),
  );
  const [page, schools] = await Promise.all([listImports(ctx, query), schoolChoice(ctx)]);
  return { page, schools };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  try {
    const { id } = await uploadImport(ctx, await readUploadForm(request));
    return redirect(`/admin/import/${id}`);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const problem = sentence(error.details[0]?.issue ?? error.message, context.locale);
    return data({ fileProblem: problem }, { status: ERROR_STATUS[error.code] });
  }
});

export default function ImportStart() {
  const { t } = useTranslation("import");
  const { page, schools } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.fileProblem;
  return (
    <>
      <PageHeader title={t("title")} meta={t("text")} />
      <ImportSteps />
      <div className="mb-10 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Form
          method="post"
          action="?index"
          encType="multipart/form-data"
          className="flex flex-col gap-5"
        >
          <FileDrop
            name="file"
            label={t("file.label")}
            hint={t("file.hint")}
            accept=".zip,.csv,.txt,.tsv"
            errors={problem ? [problem] : undefined}
          />
          {schools.length > 1 ? (
            <Field id="schoolId" label={t("file.school")} hint={t("file.schoolHint")}>
              <Select
                id="schoolId"
                name="schoolId"
                options={schools}
                placeholder={t("file.schoolNone")}
              />
            </Field>
          ) : null}
          <div>
            <SubmitButton pendingLabel={t("file.pending")}>{t("file.submit")}</SubmitButton>
          </div>
        </Form>
        <Accepted />
      </div>
      <Section title={t("past.title")}>
        <PastImports imports={page.items} />
        <Pagination {...page} />
      </Section>
    </>
  );
}

function Accepted() {
  const { t } = useTranslation("import");
  return (
    <section
      aria-labelledby="accepted"
      className="border-hairline border-t pt-4 lg:border-t-0 lg:pt-0"
    >
      <h2 id="accepted" className="text-lead">
        {t("accepted.title")}
      </h2>
      <h3 className="mt-3 font-medium">{t("accepted.zip")}</h3>
      <p className="text-ink-soft">{t("accepted.zipText")}</p>
      <h3 className="mt-3 font-medium">{t("accepted.csv")}</h3>
      <p className="text-ink-soft">{t("accepted.csvText")}</p>
      <p className="mt-3 text-ink-quiet text-meta">{t("accepted.text")}</p>
      <a
        href="/admin/import/sample.csv"
        download
        className={buttonClass({ variant: "quiet", className: "mt-4" })}
      >
        <Download aria-hidden className="size-4.5" />
        {t("accepted.sample")}
      </a>
    </section>
  );
}
