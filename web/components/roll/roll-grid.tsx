import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRoll } from "./roll-context.ts";
import { studentAt, useRowGestures } from "./roll-gestures.ts";
import { keyAction } from "./roll-keys.ts";
import { RollRow } from "./roll-row.tsx";
import { rowOf } from "./roll-rows.ts";
import { shownWish } from "./roll-state.ts";
import type { RollState } from "./roll-types.ts";
import { mayMark, nextCode } from "./roll-wishes.ts";
import { TermDays } from "./term-marks.tsx";

type Props = {
  state: RollState;
  onDetails: (studentId: string) => void;
  onSubmit: () => void;
  onHelp: () => void;
  onUndo: () => void;
  onAllPresent: () => void;
  /** Something that the person did to a student, to be said. */
  onMarked: (studentId: string) => void;
};

/** The roll as a grid: one stop of the Tab key, arrows from row to row, letters that mark. */
export function RollGrid({ state, onDetails, onMarked, ...on }: Props) {
  const { t } = useTranslation("register");
  const { store, lesson } = useRoll();
  const [current, setCurrent] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const { swallow, ...gestures } = useRowGestures(onDetails);
  const { roster, codes } = state;
  const { history } = lesson;
  const readOnly = !mayMark(state);

  const set = (studentId: string, code: string | null, settle: boolean) => {
    const { note, minutesLate } = shownWish(state, studentId);
    const isLate = codes.find((one) => one.code === code)?.category === "late";
    store.mark(studentId, { code, note, minutesLate: isLate ? minutesLate : null }, { settle });
    onMarked(studentId);
  };

  const onClickCapture = (event: MouseEvent) => {
    if (swallow(event)) return;
    const target = event.target as Element;
    const id = studentAt(target);
    if (!id) return;
    setCurrent(roster.findIndex((one) => one.id === id));
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (target.closest("[data-details]") && plain) {
      event.preventDefault();
      onDetails(id);
    } else if (target.closest("[data-mark]") && !readOnly) {
      set(id, nextCode(codes, shownWish(state, id).code), true);
    }
  };

  const focusRow = (index: number, part = "[data-mark]") => {
    const to = Math.min(Math.max(index, 0), roster.length - 1);
    setCurrent(to);
    const row = grid.current?.querySelector(`[data-student="${roster[to]?.id}"]`);
    (row?.querySelector(part) as HTMLElement | null)?.focus();
  };

  useEffect(() => {
    const enter = ({ key, target, ctrlKey, metaKey, altKey }: globalThis.KeyboardEvent) => {
      const idle = target === document.body && !ctrlKey && !metaKey && !altKey;
      if (!idle || (key !== "ArrowDown" && key !== "ArrowUp")) return;
      grid.current?.querySelector<HTMLElement>('[data-mark][tabindex="0"]')?.focus();
    };
    document.addEventListener("keydown", enter);
    return () => document.removeEventListener("keydown", enter);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const id = studentAt(event.target);
    if (!id || event.nativeEvent.isComposing) return;
    const action = keyAction(event, codes);
    const onName = (event.target as Element).closest("[data-details]") !== null;
    if (!action || (onName && action.do === "submit")) return;
    event.preventDefault();
    if (action.do === "move") focusRow(current + action.by);
    else if (action.do === "side")
      focusRow(current, action.to === "name" ? "[data-details]" : "[data-mark]");
    else if (action.do === "set") {
      if (readOnly) return;
      set(id, action.code, false);
      focusRow(current + 1);
    } else if (action.do === "submit") on.onSubmit();
    else if (action.do === "help") on.onHelp();
    else if (action.do === "undo") on.onUndo();
    else on.onAllPresent();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be laid out as these are
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={t("label", { class: lesson.classTitle })}
      aria-rowcount={roster.length}
      aria-readonly={readOnly}
      onClickCapture={onClickCapture}
      onKeyDown={onKeyDown}
      {...gestures}
    >
      {history.sessions.length > 0 ? (
        <div
          aria-hidden
          className="hidden items-end border-hairline border-b pb-1 lg:grid lg:grid-cols-[minmax(14rem,1fr)_auto_5rem]"
        >
          <span className="pl-2 text-ink-quiet text-meta">{t("columns.student")}</span>
          <span className="pr-6">
            <TermDays sessions={history.sessions} />
          </span>
          <span className="pr-3 text-right text-ink-quiet text-meta">{t("columns.now")}</span>
        </div>
      ) : null}
      {roster.map((student, index) => (
        <RollRow
          key={student.id}
          row={rowOf(state, student, history, t("notMarked"))}
          index={index}
          current={index === current}
          readOnly={readOnly}
        />
      ))}
    </div>
  );
}
