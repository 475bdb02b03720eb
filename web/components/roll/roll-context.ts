import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { PersonRef } from "#domain/attendance/register.schema";
import type { RollStore } from "./roll-store.ts";
import type { RollCode, RollState } from "./roll-types.ts";
import type { TermHistory } from "./term-marks.tsx";

/** What is known of a register's lesson and does not change while it is taken. */
export type Lesson = {
  registerId: string;
  classId: string;
  classTitle: string;
  schoolName: string;
  on: string;
  startsAt: string;
  endsAt: string;
  periodTitle: string | null;
  location: string | null;
  teachers: PersonRef[];
  /** The lesson's start (ms) and length (minutes). */
  startsAtMs: number;
  length: number;
  /** The server's clock when the page was made (ms). */
  serverNow: number;
  back: { to: string; label: "today" | "classes" };
  history: TermHistory;
};

export const RollContext = createContext<{
  store: RollStore;
  lesson: Lesson;
  /** What to add to the device's clock to have the server's (ms). */
  skew: number;
} | null>(null);

export function useRoll() {
  const roll = useContext(RollContext);
  if (!roll) throw new Error("There is no roll around this.");
  return roll;
}

/** A part of the roll's state; compared by identity, so select what is kept and not made anew. */
export function useRollState<Part>(select: (state: RollState) => Part): Part {
  const { store } = useRoll();
  const get = useCallback(() => select(store.get()), [store, select]);
  return useSyncExternalStore(store.subscribe, get, get);
}

export const codeOf = (codes: readonly RollCode[], code: string | null) =>
  codes.find((one) => one.code === code);
