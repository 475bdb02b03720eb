import { useTranslation } from "react-i18next";
import type { ImportState } from "#domain/integrations/constants";
import { Badge } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";

const tones = {
  uploaded: "info",
  checking: "info",
  ready: "accent",
  refused: "error",
  committing: "info",
  committed: "good",
  undoing: "info",
  undone: "plain",
  failed: "error",
} as const;

export function StateBadge({ state }: { state: ImportState }) {
  const { t } = useTranslation("import");
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}

/** Whether a job is at work, so that the page asks again. */
export function isWorking(state: ImportState): boolean {
  return ["uploaded", "checking", "committing", "undoing"].includes(state);
}

const STEPS = ["choose", "check", "look", "done"] as const;

/** How far an import is, in four words. */
export function ImportSteps({ state }: { state?: ImportState }) {
  const { t } = useTranslation("import");
  const at = state === undefined ? 0 : stepOf(state);
  return (
    <ol aria-label={t("steps.label")} className="mb-6 flex max-w-xl gap-2">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? "step" : undefined}
          className={cx(
            "flex-1 border-t-3 pt-1.5 text-meta",
            index < at && "border-accent text-ink-soft",
            index === at && "border-accent font-semibold text-accent",
            index > at && "border-hairline text-ink-quiet",
          )}
        >
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function stepOf(state: ImportState): number {
  if (state === "uploaded" || state === "checking" || state === "refused") return 1;
  return state === "ready" ? 2 : 3;
}
