import { data, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  AcademicSessionQuery,
  listAcademicSessions,
  planRollOver,
  RollOver,
  rollOverYear,
} from "#domain/academics/index";
import { rollOverOf } from "#web/components/admin/classes/roll-over.server.ts";
import { withEdits } from "#web/components/admin/classes/roll-over-edits.ts";
import { RollOverPlanForm } from "#web/components/admin/classes/roll-over-plan.tsx";
import { RollOverSummary } from "#web/components/admin/classes/roll-over-summary.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { paramOf } from "#web/components/admin/query.server.ts";
import { Button } from "#web/components/button.tsx";
import { Select } from "#web/components/inputs.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "rollover"] };
export const meta = titled("rollover:title");

export const loader = signedIn(async ({ ctx, request }) => {
  const query = AcademicSessionQuery.parse({ type: "schoolYear", perPage: 50 });
  const { items } = await listAcademicSessions(ctx, query);
  const years = [...items].sort((a, b) => b.startsOn.localeCompare(a.startsOn));
  const from = paramOf(request, "from") ?? years[0]?.id;
  return {
    years: years.map(({ id, title }) => ({ value: id, label: title })),
    lastDay: years.find(({ id }) => id === from)?.endsOn ?? "",
    plan: from ? await planRollOver(ctx, from) : null,
  };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "back") return { edited: planOf(form) };
  if (intent === "confirm") {
    const input = planOf(form);
    try {
      const done = await rollOverYear(ctx, input);
      const counts = new URLSearchParams({
        done: "rolled",
        doneClasses: String(done.classesCreated),
        doneMoved: String(done.studentsPromoted),
        doneLeft: String(done.studentsLeft),
      });
      return redirect(`/admin/terms?${counts}`);
    } catch (error) {
      return problemOf(error, context.locale);
    }
  }
  const wanted = rollOverOf(form);
  if (!wanted.success) {
    const problem = translator(context.locale)("rollover:incomplete");
    return data({ problem }, { status: 400 });
  }
  return { wanted: wanted.data };
});

const planOf = (form: FormData) => RollOver.parse(JSON.parse(String(form.get("plan"))));

export default function RollOverWizard() {
  const { t } = useTranslation(["classes", "rollover"]);
  const { years, plan, lastDay } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const wanted = answer && "wanted" in answer ? answer.wanted : null;
  const edited = answer && "edited" in answer ? answer.edited : null;
  return (
    <>
      <PageHeader
        title={t("rollover:title")}
        meta={t("rollover:step", { at: wanted ? 2 : 1, of: 2 })}
        back={{ to: "/admin/terms", label: t("tabs.terms") }}
      />
      <Problem />
      {plan && wanted ? <RollOverSummary plan={plan} wanted={wanted} lastDay={lastDay} /> : null}
      {plan && !wanted ? (
        <>
          {years.length > 1 ? (
            <Form className="mb-8 flex max-w-xl flex-wrap items-end gap-3">
              <label htmlFor="from" className="font-medium">
                {t("rollover:from")}
              </label>
              <Select
                id="from"
                name="from"
                options={years}
                defaultValue={plan.fromSessionId}
                className="w-auto"
              />
              <Button type="submit">{t("rollover:look")}</Button>
            </Form>
          ) : null}
          <RollOverPlanForm
            key={plan.fromSessionId}
            plan={edited ? withEdits(plan, edited) : plan}
          />
        </>
      ) : null}
      {plan ? null : (
        <EmptyState
          title={t("rollover:noYear")}
          action={
            <Link to="/admin/terms/new" className="target text-link">
              {t("terms.add")}
            </Link>
          }
        >
          {t("terms.emptyText")}
        </EmptyState>
      )}
    </>
  );
}
