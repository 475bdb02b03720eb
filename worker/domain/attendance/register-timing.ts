import { instantOf } from "#platform/clock";
import { LATE_TO_TAKE_MINUTES, type RegisterTiming } from "./constants";
import type { RegisterHead } from "./register.schema";

/** Where a register stands against the clock of its school at `now` (ms UTC). */
export function timingOf(
  register: Pick<RegisterHead, "state" | "on" | "startsAt">,
  timeZone: string,
  now: number,
): RegisterTiming {
  if (register.state === "submitted") return "submitted";
  if (register.state !== "not_opened") return "open";
  const start = instantOf(timeZone, register.on, register.startsAt);
  if (now < start) return "not_due";
  return now < start + LATE_TO_TAKE_MINUTES * 60_000 ? "due" : "late";
}
