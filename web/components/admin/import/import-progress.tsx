import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { IMPORT_ENTITIES, type ImportEntity } from "#domain/integrations/constants";
import type { Import } from "#domain/integrations/import.schema";
import { Spinner } from "#web/components/button.tsx";
import { Card } from "#web/components/layout.tsx";
import { Meter } from "#web/components/states.tsx";
import { useFormat } from "#web/lib/format.ts";

const KNOWN = ["files", "missing", "tidying"] as const;
type KnownStep = (typeof KNOWN)[number];

/** How far the job is. It goes on without this page. */
export function ImportProgress({ run }: { run: Import }) {
  const { t } = useTranslation("import");
  const { number } = useFormat();
  const { step, done, total } = run.progress;
  const task =
    run.state === "committing" || run.state === "undoing"
      ? t(`working.${run.state}`)
      : t("working.checking");
  const named = useStep(step);
  return (
    <Card className="mb-6 max-w-2xl">
      <div role="status">
        {total > 0 ? (
          <Meter
            label={named ? `${task} · ${named}` : task}
            value={done}
            max={total}
            text={t("working.count", { done: number(done), total: number(total) })}
          />
        ) : (
          <Spinner label={named ? `${task} · ${named}` : task} />
        )}
      </div>
      <p className="mt-2 text-ink-soft text-meta">{t("working.text")}</p>
      <noscript>
        <Link to="" reloadDocument className="target text-link">
          {t("working.look")}
        </Link>
      </noscript>
    </Card>
  );
}

function useStep(step: string | null): string | null {
  const { t } = useTranslation("import");
  if (step === null) return null;
  if ((IMPORT_ENTITIES as readonly string[]).includes(step)) {
    return t(`entities.${step as ImportEntity}`);
  }
  return (KNOWN as readonly string[]).includes(step) ? t(`workSteps.${step as KnownStep}`) : null;
}
