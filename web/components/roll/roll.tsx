import "./roll.css";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { LiveRoll } from "./live-roll.tsx";
import { PaperReopen, PaperReview, PaperStudent } from "./paper-panels.tsx";
import { type PaperResult, PaperRoll } from "./paper-roll.tsx";
import { type Lesson, RollContext } from "./roll-context.ts";
import { shownWish } from "./roll-state.ts";
import { createRollStore, type RollStore, rollStoreOf } from "./roll-store.ts";
import type { RollState } from "./roll-types.ts";

/** What the address asks for beyond the list. */
export type Asked = { student: string | null; review: boolean; reopen: boolean };

const isServer = typeof document === "undefined";
const useBeforePaint = isServer ? useEffect : useLayoutEffect;

/** A register's roll: a form first, alive as soon as JavaScript is there. Taps made before are kept. */
export function Roll({
  start,
  lesson,
  result,
  asked,
}: {
  start: RollState;
  lesson: Lesson;
  result: PaperResult | null;
  asked: Asked;
}) {
  const [store] = useState(() => (isServer ? createRollStore(start) : rollStoreOf(start)));
  const [skew] = useState(() => (isServer ? 0 : lesson.serverNow - Date.now()));
  const [alive, setAlive] = useState(false);
  useBeforePaint(() => {
    adoptPaper(store);
    setAlive(true);
  }, [store]);
  useEffect(() => store.take(start), [store, start]);
  const roll = useMemo(() => ({ store, lesson, skew }), [store, lesson, skew]);
  return (
    <RollContext.Provider value={roll}>
      {alive ? (
        <LiveRoll opened={openedOf(asked)} />
      ) : (
        <PaperRoll state={start} result={result} panel={panelOf(start, asked, result)} />
      )}
    </RollContext.Provider>
  );
}

/** What was chosen on the form while the scripts were on their way goes on as taps. */
function adoptPaper(store: RollStore) {
  const form = document.getElementById("paper-roll");
  for (const radio of form?.querySelectorAll<HTMLInputElement>("input[type=radio]:checked") ?? []) {
    const studentId = /^mark\.(.+)$/.exec(radio.name)?.[1];
    if (!studentId || radio.defaultChecked) continue;
    const { note } = shownWish(store.get(), studentId);
    store.mark(studentId, { code: radio.value || null, minutesLate: null, note });
  }
}

function openedOf({ student, review, reopen }: Asked) {
  if (student) return { what: "student" as const, id: student };
  if (review) return { what: "submit" as const };
  return reopen ? { what: "reopen" as const } : null;
}

function panelOf(state: RollState, asked: Asked, result: PaperResult | null) {
  const student = state.roster.find(({ id }) => id === asked.student);
  if (student) return <PaperStudent state={state} student={student} />;
  if (asked.review && state.head.state !== "submitted") return <PaperReview state={state} />;
  if (asked.reopen && state.head.state === "submitted") {
    return <PaperReopen short={result?.error === "reason"} />;
  }
  return null;
}
