import type { MarkCategory, RegisterTiming } from "#domain/attendance/constants";
import type { MarkCounts, PersonRef, RegisterHead } from "#domain/attendance/register.schema";

/** One register of the day as the board shows it. */
export type BoardEntry = {
  id: string;
  classId: string;
  classTitle: string;
  startsAt: string;
  endsAt: string;
  periodTitle: string | null;
  location: string | null;
  timing: RegisterTiming;
  counts: MarkCounts;
  teachers: PersonRef[];
  /** Who submitted it, else who opened it. */
  by: PersonRef | null;
  at: string | null;
  seq: number;
};

/** A student who is not there, with the class that says so. */
export type BoardAbsence = {
  student: PersonRef;
  reading: string | null;
  registerId: string;
  classId: string;
  classTitle: string;
  startsAt: string;
  category: MarkCategory | null;
  code: string | null;
  label: string | null;
  note: string | null;
};

/** The registers that begin at one time. */
export type Lane = {
  startsAt: string;
  endsAt: string;
  titles: string[];
  entries: BoardEntry[];
  taken: number;
};

/** What a cell shows: where its register stands, or that there is nobody to mark. */
export type CellState = RegisterTiming | "empty";

export type BoardTotals = { counts: MarkCounts; timings: Record<RegisterTiming, number> };

const NO_MARKS: MarkCounts = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };

/** A class without students has nothing to be missed. */
export function stateOf(entry: Pick<BoardEntry, "timing" | "counts">): CellState {
  const waits = entry.timing === "due" || entry.timing === "late" || entry.timing === "not_due";
  return waits && sizeOf(entry) === 0 ? "empty" : entry.timing;
}

export function sizeOf({ counts }: Pick<BoardEntry, "counts">): number {
  const { present, late, absent, excused, unmarked } = counts;
  return present + late + absent + excused + unmarked;
}

/** What the room says of a register laid over what the page was loaded with; the later one holds. */
export function withHeads(
  entries: readonly BoardEntry[],
  heads: ReadonlyMap<string, RegisterHead>,
): BoardEntry[] {
  return entries.map((entry) => {
    const head = heads.get(entry.id);
    if (!head || head.seq < entry.seq) return entry;
    return { ...entry, ...partOf(head, entry.timing) };
  });
}

function partOf(head: RegisterHead, before: RegisterTiming) {
  const { counts, seq, state } = head;
  const timing: RegisterTiming =
    state === "submitted" ? "submitted" : state === "not_opened" ? before : "open";
  const submitted = timing === "submitted";
  return {
    timing,
    counts,
    seq,
    by: (submitted && head.submittedBy) || head.openedBy,
    at: (submitted && head.submittedAt) || head.openedAt,
  };
}

/** The day's registers by the time at which they begin. */
export function lanesOf(entries: readonly BoardEntry[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const entry of entries) {
    const { startsAt, endsAt, periodTitle } = entry;
    const lane = lanes.get(startsAt) ?? { startsAt, endsAt, titles: [], entries: [], taken: 0 };
    lanes.set(startsAt, lane);
    lane.entries.push(entry);
    if (endsAt > lane.endsAt) lane.endsAt = endsAt;
    if (periodTitle && !lane.titles.includes(periodTitle)) lane.titles.push(periodTitle);
    if (entry.timing === "submitted") lane.taken++;
  }
  return [...lanes.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** The lanes as one needs them at `now` (`HH:MM`): what is on and what comes, then what is over. */
export function lanesAt(
  lanes: readonly Lane[],
  now: string | null,
): { ahead: readonly Lane[]; over: readonly Lane[] } {
  const over = now === null ? [] : lanes.filter(({ endsAt }) => endsAt <= now);
  if (over.length === lanes.length) return { ahead: lanes, over: [] };
  return { ahead: lanes.filter((lane) => !over.includes(lane)), over };
}

export type BoardNews = Pick<BoardEntry, "id" | "classTitle" | "by"> & {
  timing: "open" | "submitted";
};

/** Registers that were opened, submitted or reopened between two looks at the board. */
export function newsOf(
  before: ReadonlyMap<string, RegisterTiming>,
  entries: readonly BoardEntry[],
): BoardNews[] {
  return entries.flatMap(({ id, classTitle, by, timing }) => {
    const was = before.get(id);
    if (was === undefined || was === timing) return [];
    return timing === "open" || timing === "submitted" ? [{ id, classTitle, by, timing }] : [];
  });
}

/** Sums over the registers that were opened, and how many registers stand where. */
export function totalsOf(entries: readonly BoardEntry[]): BoardTotals {
  const counts = { ...NO_MARKS };
  const timings = { not_due: 0, due: 0, late: 0, open: 0, submitted: 0 };
  for (const entry of entries) {
    if (stateOf(entry) === "empty") continue;
    timings[entry.timing]++;
    if (entry.timing !== "open" && entry.timing !== "submitted") continue;
    for (const kind of Object.keys(counts) as (keyof MarkCounts)[]) {
      counts[kind] += entry.counts[kind];
    }
  }
  return { counts, timings };
}

/** Registers that should have been opened by now, those that are late first. */
export function missingOf(entries: readonly BoardEntry[]): BoardEntry[] {
  const missing = entries.filter((entry) => ["late", "due"].includes(stateOf(entry)));
  return missing.sort(
    (a, b) =>
      Number(a.timing === "due") - Number(b.timing === "due") ||
      a.startsAt.localeCompare(b.startsAt),
  );
}

export type Matrix = {
  periods: { startsAt: string; endsAt: string; title: string | null }[];
  rows: { classId: string; title: string; cells: (BoardEntry | null)[] }[];
};

const FULL_ENOUGH = 0.5;
const MOST_PERIODS = 10;

/**
 * Classes down, periods across, for a day on which the same classes meet again and again. Null where
 * most cells would be empty: then the day is better read period by period.
 */
export function matrixOf(entries: readonly BoardEntry[]): Matrix | null {
  const lanes = lanesOf(entries);
  const titles = new Map(entries.map((entry) => [entry.classId, entry.classTitle]));
  if (lanes.length < 2 || lanes.length > MOST_PERIODS) return null;
  if (entries.length < titles.size * lanes.length * FULL_ENOUGH) return null;
  const at = new Map(entries.map((entry) => [`${entry.classId} ${entry.startsAt}`, entry]));
  const rows = [...titles].map(([classId, title]) => ({
    classId,
    title,
    cells: lanes.map(({ startsAt }) => at.get(`${classId} ${startsAt}`) ?? null),
  }));
  rows.sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
  const periods = lanes.map(({ startsAt, endsAt, titles: [title = null] }) => ({
    startsAt,
    endsAt,
    title,
  }));
  return { periods, rows };
}

/** Where a register is taken. */
export function registerPath(entry: { classId: string; startsAt: string }, on: string): string {
  return `/classes/${entry.classId}/register/${on}?at=${entry.startsAt.replace(":", "")}`;
}
