import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { DomainError, invalid, notFound } from "#platform/errors";
import type { MeetingsReplace } from "./meeting.schema";
import { periods } from "./tables";

type SlotInput = MeetingsReplace["meetings"][number];

/** A weekly slot with its times settled. */
export type Slot = {
  weekday: number;
  periodId: string | null;
  startsAt: string;
  endsAt: string;
  location: string | null;
};

type PeriodRow = Pick<typeof periods.$inferSelect, "id" | "startsAt" | "endsAt">;

/** The periods that slots name, of the class's own school; NOT_FOUND for any other. */
export async function periodsOf(
  ctx: Ctx,
  schoolId: string,
  slots: { periodId?: string | null }[],
): Promise<PeriodRow[]> {
  const ids = [...new Set(slots.flatMap((slot) => (slot.periodId ? [slot.periodId] : [])))];
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ id: periods.id, startsAt: periods.startsAt, endsAt: periods.endsAt })
    .from(periods)
    .where(and(inArray(periods.id, ids), eq(periods.schoolId, schoolId)));
  if (rows.length < ids.length) throw notFound("This period");
  return rows;
}

/** Settles the times of a slot: its own, else those of its period. */
export function settledSlot(slot: SlotInput, known: PeriodRow[]): Slot {
  const period = known.find((row) => row.id === slot.periodId);
  const startsAt = slot.startsAt ?? period?.startsAt;
  const endsAt = slot.endsAt ?? period?.endsAt;
  if (!startsAt || !endsAt) throw invalid("startsAt", "Give a period, or a start and an end.");
  if (endsAt <= startsAt) throw invalid("endsAt", "The end lies before the start.");
  return {
    weekday: slot.weekday,
    periodId: slot.periodId || null,
    startsAt,
    endsAt,
    location: slot.location || null,
  };
}

export const OVERLAP = new DomainError("CONFLICT", "The class meets at that time already.", [
  { field: "startsAt", issue: "The class meets at that time already." },
]);
