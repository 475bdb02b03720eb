import { redirect } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  commitImport,
  getImport,
  listImportProblems,
  mapImport,
  undoImport,
} from "#domain/integrations/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { ColumnMatching } from "#web/components/admin/import/column-matching.tsx";
import { CommitForm } from "#web/components/admin/import/commit-form.tsx";
import { ImportCountsTable, totalsOf } from "#web/components/admin/import/import-counts.tsx";
import { ImportFiles } from "#web/components/admin/import/import-files.tsx";
import { ImportOutcome, UndoForm } from "#web/components/admin/import/import-outcome.tsx";
import { problemText } from "#web/components/admin/import/problem-text.server.ts";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { Banner, Section } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";

export const handle = { i18n: ["import", "admin"] };

const FATAL = { severity: "error" as const, page: 1, perPage: 5 };

export const loader = signedIn(async ({ ctx, context, params }) => {
  const run = await getImport(ctx, params.id ?? "");
  const [schools, errors] = await Promise.all([
    run.mayMap ? schoolChoice(ctx) : [],
    run.state === "refused" ? listImportProblems(ctx, run.id, FATAL) : null,
  ]);
  const reasons = errors?.items.map((one) => `${one.file}: ${problemText(one, context.locale)}`);
  return { run, schools, reasons: reasons ?? [] };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const id = params.id ?? "";
  const form = await request.formData();
  const typed = String(form.get("confirmEnding") ?? "").replace(/[\s,.、，]/g, "");
  try {
    switch (form.get("intent")) {
      case "commit":
        await commitImport(ctx, id, /^\d+$/.test(typed) ? { confirmEnding: Number(typed) } : {});
        break;
      case "undo":
        await undoImport(ctx, id);
        break;
      case "again": {
        const { options } = await getImport(ctx, id);
        await mapImport(ctx, id, options);
        break;
      }
      default:
        throw new Response(null, { status: 400 });
    }
    return redirect(`/admin/import/${id}`);
  } catch (error) {
    return problemOf(error, context.locale);
  }
});

export default function Overview() {
  const { t } = useTranslation("import");
  const { run, schools, reasons } = useLoaderData<typeof loader>();
  const { id, state, summary, mayCommit, mayMap } = run;
  return (
    <>
      <Problem />
      <ImportOutcome run={run} reasons={reasons} />
      {state === "refused" && mayMap ? (
        <Section title={t("tabs.columns")}>
          <ColumnMatching run={run} schools={schools} />
        </Section>
      ) : null}
      {summary && state !== "checking" ? (
        <>
          <ProblemsLine id={id} {...summary.problems} />
          {Object.keys(summary.entities).length > 0 ? (
            <Section title={t("overview.title")}>
              <ImportCountsTable id={id} summary={summary} />
              {totalsOf(summary).gone > 0 ? (
                <p className="mt-2 text-ink-quiet text-meta">{t("overview.goneHint")}</p>
              ) : null}
            </Section>
          ) : null}
          {mayCommit ? <CommitForm run={run} summary={summary} /> : null}
          <UndoForm run={run} />
          <ImportFiles files={summary.files} />
        </>
      ) : null}
      {state === "committed" || state === "undone" || state === "refused" ? (
        <LinkButton to="/admin/import">{t("again")}</LinkButton>
      ) : null}
    </>
  );
}

function ProblemsLine({ id, errors, warnings }: { id: string; errors: number; warnings: number }) {
  const { t } = useTranslation("import");
  const { number } = useFormat();
  if (errors + warnings === 0) {
    return <p className="mb-6 text-ink-soft">{t("overview.problemsNone")}</p>;
  }
  return (
    <div className="mb-6 max-w-2xl">
      <Banner
        tone={errors > 0 ? "warning" : "info"}
        title={t("overview.problems", { errors: number(errors), warnings: number(warnings) })}
        action={
          <Link to={`/admin/import/${id}/problems`} className="target shrink-0 text-link">
            {t("overview.problemsLink")}
          </Link>
        }
      />
    </div>
  );
}
