import { RotateCcw, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "#web/components/button.tsx";
import { MARK_KINDS, type MarkKind, MarkTally } from "#web/components/marks.tsx";
import { useFormat } from "#web/lib/format.ts";
import type { RollState } from "./roll-types.ts";
import { categoryLetters } from "./roll-wishes.ts";

/** Stays below: the counts, and what one does with the whole roll. */
export function FooterFrame({ tally, children }: { tally: ReactNode; children: ReactNode }) {
  return (
    <footer className="sticky bottom-0 z-10 mt-auto border-hairline border-t bg-surface px-4 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:flex md:items-center md:justify-between md:gap-4 md:bg-paper md:px-2 md:py-2.5">
      {tally}
      {children}
    </footer>
  );
}

export function RollFooter({
  state,
  counts,
  onUndo,
  onAllPresent,
  onSubmit,
  onReopen,
}: {
  state: RollState;
  counts: Record<MarkKind, number>;
  onUndo: () => void;
  onAllPresent: () => void;
  onSubmit: () => void;
  onReopen: () => void;
}) {
  const { t } = useTranslation("register");
  const { name, time } = useFormat();
  const { head, may, done } = state;
  const tally = (
    <div className="flex min-h-11 items-center justify-between gap-2">
      <Tally counts={counts} state={state} />
      {may.take && head.state !== "submitted" ? (
        <IconButton
          icon={Undo2}
          label={t("undo")}
          disabled={done.length === 0}
          onClick={onUndo}
          className="-mr-2 md:mr-0"
        />
      ) : null}
    </div>
  );
  if (head.state === "submitted") {
    const by = head.submittedBy ? name(head.submittedBy) : t("somebody");
    const at = head.submittedAt ? time(head.submittedAt) : "";
    return (
      <FooterFrame tally={tally}>
        <div className="flex items-center justify-between gap-4 pb-1 md:justify-end md:pb-0">
          <p className="min-w-0 text-ink-soft text-meta">{t("submittedBy", { by, at })}</p>
          {may.reopen ? (
            <Button icon={RotateCcw} onClick={onReopen}>
              {t("reopen")}
            </Button>
          ) : null}
        </div>
      </FooterFrame>
    );
  }
  if (!may.take || state.roster.length === 0)
    return <FooterFrame tally={tally}>{null}</FooterFrame>;
  const rest = counts.unmarked;
  const all = rest === state.roster.length;
  return (
    <FooterFrame tally={tally}>
      <div className="flex gap-2 pb-1 md:pb-0">
        {rest > 0 ? (
          <Button className="flex-1 md:flex-none" onClick={onAllPresent}>
            {all ? t("allPresent") : t("restPresent", { count: rest })}
          </Button>
        ) : null}
        <Button variant="primary" className="flex-1 md:flex-none md:px-8" onClick={onSubmit}>
          {t("submit")}
        </Button>
      </div>
    </FooterFrame>
  );
}

/** The counts with the letters that this school uses. */
export function Tally({ counts, state }: { counts: Record<MarkKind, number>; state: RollState }) {
  const shown = MARK_KINDS.filter((kind) => kind !== "excused" || counts.excused > 0);
  return (
    <MarkTally
      counts={Object.fromEntries(shown.map((kind) => [kind, counts[kind]]))}
      letters={categoryLetters(state.codes)}
      className="gap-x-3 sm:gap-x-4"
    />
  );
}
