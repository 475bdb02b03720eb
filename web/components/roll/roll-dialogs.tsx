import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { Textarea } from "#web/components/inputs.tsx";
import { Banner } from "#web/components/layout.tsx";
import { type MarkKind, MarkSymbol } from "#web/components/marks.tsx";
import { CloseOverlay, Dialog } from "#web/components/overlays.tsx";
import { useFormat } from "#web/lib/format.ts";
import { CountList } from "./count-list.tsx";
import { useRoll } from "./roll-context.ts";
import { keysOf } from "./roll-keys.ts";
import { shownWish } from "./roll-state.ts";
import type { RollCode, RollState } from "./roll-types.ts";
import { quickCodes } from "./roll-wishes.ts";

export { MarkSheet } from "./mark-sheet.tsx";

/** The counts once more, who has no mark yet, and the word that tells families. */
export function SubmitDialog({
  state,
  counts,
  onClose,
}: {
  state: RollState;
  counts: Record<MarkKind, number>;
  onClose: () => void;
}) {
  const { t } = useTranslation(["register", "common"]);
  const { store } = useRoll();
  const questions = Object.keys(state.questions).length;
  const offline = state.link !== "live";
  const submit = () => {
    store.submit();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("submitTitle")}
      description={t("submitText")}
      footer={
        <>
          <CloseOverlay>
            <Button variant="plain">{t("common:actions.back")}</Button>
          </CloseOverlay>
          <Button variant="primary" onClick={submit} disabled={offline || questions > 0} autoFocus>
            {t("submit")}
          </Button>
        </>
      }
    >
      <CountList counts={counts} codes={state.codes} />
      <Unmarked state={state} />
      <div className="mt-4 flex flex-col gap-2 empty:hidden">
        {offline ? <Banner tone="warning" title={t("submitOffline")} /> : null}
        {questions > 0 ? (
          <Banner tone="warning" title={t("questions", { count: questions })} />
        ) : null}
      </div>
    </Dialog>
  );
}

function Unmarked({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const { name, list } = useFormat();
  const { store } = useRoll();
  const without = state.roster.filter(
    ({ id, enrolled }) => enrolled && shownWish(state, id).code === null,
  );
  if (without.length === 0) return null;
  const shown = without.slice(0, 6).map((student) => name(student));
  const more = without.length - shown.length;
  const names = list(more > 0 ? [...shown, t("more", { count: more })] : shown);
  return (
    <div className="mt-4 border-hairline border-t pt-4">
      <p>{t("unmarkedNames", { count: without.length, names })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {quickCodes(state.codes)
          .filter(({ category }) => category === "present" || category === "absent")
          .map(({ code, category, label }) => (
            <Button
              key={code}
              onClick={() => {
                if (category === "present") return store.allPresent();
                for (const { id } of without) {
                  store.mark(id, { code, minutesLate: null, note: shownWish(state, id).note });
                }
              }}
            >
              <MarkSymbol kind={category} letter={code} className="size-5" />
              {t("markThem", { count: without.length, mark: label })}
            </Button>
          ))}
      </div>
    </div>
  );
}

/** A submitted register is opened again only with a reason, which stays with it. */
export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["register", "common"]);
  const { store } = useRoll();
  const [reason, setReason] = useState("");
  const [short, setShort] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const reopen = () => {
    if (reason.trim().length < 3) {
      setShort(true);
      field.current?.focus();
      return;
    }
    store.reopen(reason.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("reopenTitle")}
      description={t("reopenText")}
      footer={
        <>
          <CloseOverlay>
            <Button variant="plain">{t("common:actions.cancel")}</Button>
          </CloseOverlay>
          <Button variant="primary" onClick={reopen}>
            {t("reopen")}
          </Button>
        </>
      }
    >
      <Field
        id="reopen-reason"
        label={t("reopenReason")}
        errors={short ? [t("reopenShort")] : undefined}
      >
        <Textarea
          ref={field}
          id="reopen-reason"
          rows={2}
          maxLength={280}
          value={reason}
          aria-invalid={short || undefined}
          aria-describedby={short ? "reopen-reason-error" : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}

/** The keys of the grid. */
export function KeysDialog({
  codes,
  onClose,
}: {
  codes: readonly RollCode[];
  onClose: () => void;
}) {
  const { t } = useTranslation("register");
  const rows: [string[], string][] = [
    [["↑", "↓"], t("keys.move")],
    [["←"], t("keys.details")],
    [[t("keys.space")], t("keys.cycle")],
    ...codes
      .map((code): [string[], string] => [keysOf(code, codes), code.label])
      .filter(([keys]) => keys.length > 0),
    [["0"], t("keys.clear")],
    [["*"], t("allPresent")],
    [["Ctrl Z"], t("undo")],
    [["Enter"], t("submit")],
    [["?"], t("keys.title")],
  ];
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t("keys.title")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2">
        {rows.map(([keys, what]) => (
          <div key={keys.join() + what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-7 rounded-[4px] border border-edge bg-sunken px-1.5 py-0.5 text-center font-sans text-meta"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
