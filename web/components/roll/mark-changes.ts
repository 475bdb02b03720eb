import type { MarkEvent } from "#domain/attendance/register.schema";

export type MarkChange = Pick<
  MarkEvent,
  "opId" | "outcome" | "code" | "previousCode" | "minutesLate" | "note" | "source" | "by" | "at"
>;

/**
 * How the marks of registers came about, oldest first, by register. Where a mark was set once and never
 * touched again there is nothing to tell.
 */
export function changesOf(events: readonly MarkEvent[]): Record<string, MarkChange[]> {
  const changes: Record<string, MarkChange[]> = {};
  for (const event of [...events].reverse()) {
    const { opId, outcome, code, previousCode, minutesLate, note, source, by, at } = event;
    const list = changes[event.registerId] ?? [];
    list.push({ opId, outcome, code, previousCode, minutesLate, note, source, by, at });
    changes[event.registerId] = list;
  }
  return Object.fromEntries(Object.entries(changes).filter(([, list]) => list.length > 1));
}
