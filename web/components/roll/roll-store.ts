import { callRoom, type Room } from "#web/lib/live-register.ts";
import { messageOf, nextTurn, said } from "./roll-queue.ts";
import { cutOff, hear, refreshed } from "./roll-state.ts";
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

/** Rolls whose page was left before the room had answered everything. */
const lingering = new Map<string, RollStore>();

/** The roll of a register: the one that still has something to say, else a new one. */
export function rollStoreOf(start: RollState): RollStore {
  const left = lingering.get(start.head.id);
  left?.take(start);
  return left ?? createRollStore(start);
}

/**
 * The roll on this screen: what the room said, and what the person wants, which waits in order until
 * the room has answered, even when the page is left. `state.pending` is plain data: a store that
 * outlives the browser can keep it and give it back to `startRoll`.
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
    if (lingering.has(state.head.id) && state.pending.length === 0) hangUp();
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

  const sendHeld = () => set({ ...state, pending: released(state.pending) });
  const onVisibility = () => {
    if (document.visibilityState === "hidden") sendHeld();
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    sendHeld();
    if (state.pending.length > 0 && state.link !== "live") event.preventDefault();
  };

  const hangUp = () => {
    clearTimeout(timer);
    lingering.delete(state.head.id);
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("beforeunload", onLeave);
    room?.hangUp();
    room = null;
  };

  const leave = () => {
    sendHeld();
    if (state.pending.length > 0) lingering.set(state.head.id, store);
    else hangUp();
  };

  const store = {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Opens the line; the answer closes it as soon as nothing waits any more. */
    connect() {
      lingering.delete(state.head.id);
      if (room) return leave;
      room = callRoom({
        schoolId: state.head.schoolId,
        personId: state.me,
        greeting: () => ({ type: "watch", registerId: state.head.id, lastSeq: state.seq }),
        onMessage: (message) => set(hear(state, message, Date.now())),
        onLink: (link) => set(link === "live" ? { ...state, link } : { ...cutOff(state), link }),
      });
      document.addEventListener("visibilitychange", onVisibility);
      window.addEventListener("beforeunload", onLeave);
      return leave;
    },
    /** The register as the server has just shown it. */
    take: (start: RollState) => set(refreshed(state, start)),
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
  return store;
}

const stamp = (): Stamp => ({ opId: crypto.randomUUID(), now: Date.now() });
