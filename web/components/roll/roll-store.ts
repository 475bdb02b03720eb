import { callRoom, type Room } from "#web/lib/live-register.ts";
import { messageOf, nextTurn, said } from "./roll-queue.ts";
import { cutOff, hear } from "./roll-state.ts";
import type { RollState, Wish } from "./roll-types.ts";
import {
  answer,
  released,
  type Stamp,
  undo,
  want,
  wantAllPresent,
  wantState,
} from "./roll-wishes.ts";

/** How long a tap waits for another one on the same student (ms): the history keeps the last. */
const SETTLE = 350;

export type RollStore = ReturnType<typeof createRollStore>;

/**
 * The roll on this screen: what the room said, and what the person wants, which waits in order until
 * the room has answered. `state.pending` is plain data; a store that outlives the page can keep it and
 * give it back to `startRoll`.
 */
export function createRollStore(initial: RollState) {
  let state = initial;
  let room: Room | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const set = (next: RollState) => {
    if (next === state) return;
    state = next;
    speak();
    for (const listener of listeners) listener();
  };

  const speak = () => {
    clearTimeout(timer);
    if (state.link !== "live") return;
    for (;;) {
      const turn = nextTurn(state.pending, Date.now());
      if (!turn) return;
      if ("wakeAt" in turn) {
        timer = setTimeout(() => set({ ...state }), turn.wakeAt - Date.now());
        return;
      }
      if (!room?.say(messageOf(state.head.id, turn.op))) return;
      state = said(state, turn.op);
    }
  };

  const flush = () => {
    if (document.visibilityState === "hidden") set({ ...state, pending: released(state.pending) });
  };

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Opens the line; the answer closes it. */
    connect() {
      room = callRoom({
        schoolId: state.head.schoolId,
        greeting: () => ({ type: "watch", registerId: state.head.id, lastSeq: state.seq }),
        onMessage: (message) => set(hear(state, message, Date.now())),
        onLink: (link) => set(link === "live" ? { ...state, link } : { ...cutOff(state), link }),
      });
      document.addEventListener("visibilitychange", flush);
      return () => {
        clearTimeout(timer);
        document.removeEventListener("visibilitychange", flush);
        room?.hangUp();
        room = null;
      };
    },
    mark: (studentId: string, wish: Wish, { settle = false } = {}) =>
      set(want(state, studentId, wish, { ...stamp(), settle: settle ? SETTLE : 0 })),
    allPresent: () => set(wantAllPresent(state, stamp())),
    submit: () => set(wantState(state, { kind: "submit" }, [stamp(), stamp()])),
    reopen: (reason: string) =>
      set(wantState(state, { kind: "reopen", reason }, [stamp(), stamp()])),
    answer: (studentId: string, choice: "mine" | "theirs") =>
      set(answer(state, studentId, choice, stamp())),
    undo() {
      const done = undo(state, stamp);
      set(done.state);
      return done;
    },
    forgetTrouble: () => set({ ...state, trouble: null }),
  };
}

const stamp = (): Stamp => ({ opId: crypto.randomUUID(), now: Date.now() });
