import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RosterStudent } from "#domain/attendance/register.schema";
import { Button } from "#web/components/button.tsx";
import { Field } from "#web/components/field.tsx";
import { Textarea, TextInput } from "#web/components/inputs.tsx";
import { MarkSymbol } from "#web/components/marks.tsx";
import { CloseOverlay, Sheet } from "#web/components/overlays.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { StudentFacts } from "./mark-facts.tsx";
import { codeOf, useRoll } from "./roll-context.ts";
import { readingOf } from "./roll-names.ts";
import { shownWish } from "./roll-state.ts";
import type { RollState, Wish } from "./roll-types.ts";
import { mayMark } from "./roll-wishes.ts";

const MINUTES = [5, 10, 15, 20, 30];

/** Everything about one student's mark: all codes, minutes, a note. Each change counts at once. */
export function MarkSheet({
  state,
  student,
  onClose,
}: {
  state: RollState;
  student: RosterStudent;
  onClose: () => void;
}) {
  const { t } = useTranslation(["register", "common"]);
  const { name } = useFormat();
  const { store } = useRoll();
  const wish = shownWish(state, student.id);
  const code = codeOf(state.codes, wish.code);
  const [note, setNote] = useState(wish.note ?? "");
  const change = (changes: Partial<Wish>) => store.mark(student.id, { ...wish, ...changes });
  const keepNote = () => change({ note: note.trim() || null });
  const readOnly = !mayMark(state);
  const close = () => {
    if (!readOnly && (note.trim() || null) !== wish.note) keepNote();
    onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => open || close()}
      title={name(student)}
      description={readingOf(student) ?? undefined}
      footer={
        <>
          {readOnly || wish.code === null ? null : (
            <Button
              variant="plain"
              className="mr-auto"
              onClick={() => change({ code: null, minutesLate: null })}
            >
              {t("sheet.clear")}
            </Button>
          )}
          <CloseOverlay>
            <Button variant="primary">{t("common:actions.done")}</Button>
          </CloseOverlay>
        </>
      }
    >
      <StudentFacts state={state} student={student} />
      <ul aria-label={t("sheet.codes")} className="divide-y divide-hairline">
        {state.codes
          .filter((one) => one.active || one.code === wish.code)
          .map((one) => (
            <li key={one.code}>
              <button
                type="button"
                aria-pressed={one.code === wish.code}
                disabled={readOnly}
                onClick={() =>
                  change({
                    code: one.code,
                    minutesLate: one.category === "late" ? wish.minutesLate : null,
                  })
                }
                className={cx(
                  "flex min-h-13 w-full items-center gap-3 rounded-control px-2 text-left disabled:opacity-60",
                  one.code === wish.code ? "bg-sunken font-semibold" : "enabled:hover:bg-sunken",
                )}
              >
                <MarkSymbol kind={one.category} letter={one.code} className="size-8" />
                <span className="min-w-0 flex-1">{one.label}</span>
                {one.code === wish.code ? (
                  <Check aria-hidden className="size-5 text-accent" />
                ) : null}
              </button>
            </li>
          ))}
      </ul>
      {code?.category === "late" ? (
        <Minutes
          value={wish.minutesLate}
          readOnly={readOnly}
          onChange={(minutesLate) => change({ minutesLate })}
        />
      ) : null}
      <Field id="mark-note" label={t("sheet.note")} hint={t("sheet.noteHint")} className="mt-5">
        <Textarea
          id="mark-note"
          rows={2}
          maxLength={280}
          value={note}
          readOnly={readOnly}
          aria-describedby="mark-note-hint"
          onChange={(event) => setNote(event.target.value)}
          onBlur={keepNote}
        />
      </Field>
    </Sheet>
  );
}

function Minutes({
  value,
  readOnly,
  onChange,
}: {
  value: number | null;
  readOnly: boolean;
  onChange: (minutes: number | null) => void;
}) {
  const { t } = useTranslation("register");
  const { number } = useFormat();
  const now = useMinutesNow();
  const chips = [...new Set([...(now ? [now] : []), ...MINUTES])];
  const [typed, setTyped] = useState(value === null || chips.includes(value) ? "" : String(value));
  const keepTyped = () => {
    const minutes = Math.round(Number(typed));
    if (typed.trim() && minutes >= 0) onChange(Math.min(minutes, 600));
  };
  return (
    <fieldset className="mt-5" disabled={readOnly}>
      <legend className="mb-1 font-medium">{t("sheet.minutes")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {chips.map((minutes, i) => (
          <button
            key={minutes}
            type="button"
            aria-pressed={value === minutes}
            onClick={() => {
              setTyped("");
              onChange(value === minutes ? null : minutes);
            }}
            className={cx(
              "min-h-11 min-w-11 rounded-control border px-3 tabular-nums",
              value === minutes
                ? "border-accent bg-accent-soft font-semibold text-accent"
                : "border-edge bg-surface hover:bg-sunken",
            )}
          >
            {i === 0 && now ? t("sheet.now", { count: minutes }) : number(minutes)}
          </button>
        ))}
        <TextInput
          type="number"
          inputMode="numeric"
          min={0}
          max={600}
          aria-label={t("sheet.otherMinutes")}
          placeholder={t("sheet.other")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keepTyped}
          onKeyDown={(event) => event.key === "Enter" && keepTyped()}
          className="w-24!"
        />
      </div>
    </fieldset>
  );
}

/** Minutes since the lesson began, by the server's clock, while it is on. */
function useMinutesNow(): number | null {
  const { lesson, skew } = useRoll();
  const minutes = Math.floor((Date.now() + skew - lesson.startsAtMs) / 60_000);
  return minutes > 0 && minutes <= lesson.length ? minutes : null;
}
