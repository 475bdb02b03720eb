import "./roll.css";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { LiveRoll } from "./live-roll.tsx";
import { type Asked, PaperPage } from "./paper-page.tsx";
import type { PaperResult } from "./paper-roll.tsx";
import { type Lesson, RollContext } from "./roll-context.ts";
import { shownWish } from "./roll-state.ts";
import { createRollStore, type RollStore, rollStoreOf } from "./roll-store.ts";
import type { RollState } from "./roll-types.ts";

// Known when the bundles are made: the form's code stays out of the browser's.
const isServer = import.meta.env.SSR;
const AS_SERVED = { __html: "" };
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
      ) : isServer ? (
        <div>
          <PaperPage start={start} asked={asked} result={result} />
        </div>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the served form stays until the live roll stands in its place
        <div suppressHydrationWarning dangerouslySetInnerHTML={AS_SERVED} />
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
