import { Form } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Import } from "#domain/integrations/import.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Banner, Section } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { totalsOf } from "./import-counts.tsx";

/** What became of an import: written, broken off, undone, or refused from the start. */
export function ImportOutcome({
  run,
  reasons,
}: {
  run: Import;
  /** Why it was refused, in the person's language. */
  reasons: readonly string[];
}) {
  const { t } = useTranslation("import");
  const { state, error } = run;
  if (state === "committed") return <Committed run={run} />;
  if (state === "undone") {
    return (
      <Outcome>
        <Banner title={t("undone.title")} live>
          {t("undone.text")}
        </Banner>
      </Outcome>
    );
  }
  if (state === "failed" || state === "refused") {
    return (
      <Outcome>
        <Banner tone="error" title={t(`${state}.title`)}>
          {(reasons.length > 0 ? reasons : error ? [error] : []).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          <p>{t(`${state}.text`)}</p>
        </Banner>
      </Outcome>
    );
  }
  return null;
}

function Committed({ run }: { run: Import }) {
  const { t } = useTranslation("import");
  const { number, list } = useFormat();
  const totals = run.summary ? totalsOf(run.summary) : null;
  const parts = (["new", "changed", "gone"] as const).flatMap((change) => {
    const count = totals?.[change] ?? 0;
    return count > 0 ? [t(`committed.${change}`, { count, number: number(count) })] : [];
  });
  return (
    <Outcome>
      <Banner tone="good" title={t("committed.title")} live>
        {parts.length > 0 ? list(parts) : null}
      </Banner>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton variant="primary" to="/admin/people">
          {t("committed.students")}
        </LinkButton>
        <LinkButton to="/admin/classes">{t("committed.classes")}</LinkButton>
        <LinkButton to="/admin/people/staff">{t("committed.staff")}</LinkButton>
      </div>
    </Outcome>
  );
}

/** The way back, with what it takes away. */
export function UndoForm({ run }: { run: Import }) {
  const { t } = useTranslation("import");
  if (run.state !== "committed" && run.state !== "failed" && !run.mayUndo) return null;
  return (
    <Section title={t("undo.title")} className="max-w-2xl">
      {run.mayUndo ? (
        <Form method="post" action="?index" className="flex flex-col items-start gap-3">
          <p className="text-ink-soft">{t("undo.text")}</p>
          <SubmitButton variant="danger" icon={Undo2} name="intent" value="undo">
            {t("undo.submit")}
          </SubmitButton>
        </Form>
      ) : (
        <p className="text-ink-soft">{t("undo.later")}</p>
      )}
    </Section>
  );
}

function Outcome({ children }: { children: React.ReactNode }) {
  return <div className="mb-8 max-w-2xl">{children}</div>;
}
