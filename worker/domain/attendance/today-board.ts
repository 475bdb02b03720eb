import { eq, sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { schoolDirectory } from "#domain/tenancy/index";
import { dateIn, isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { REGISTER_TIMINGS, type RegisterTiming } from "./constants";
import { dayStatement, toSummary } from "./day-registers";
import type { MarkCounts, RegisterSummary } from "./register.schema";

/** More registers than any school holds in a day. */
const BOARD_LIMIT = 3000;

export type Board = {
  on: string;
  schoolId: string;
  schoolName: string;
  timeZone: string;
  /** The server's time, ISO 8601 UTC. */
  at: string;
  registers: RegisterSummary[];
  /** Sums over the registers that were opened. */
  totals: MarkCounts;
  timings: Record<RegisterTiming, number>;
};

/** Every register of a school on a date, for the office: one round trip. */
export async function todayBoard(
  ctx: Ctx,
  input: { schoolId: string; on?: string },
): Promise<Board> {
  requireSchool(ctx, "attendance:read", input.schoolId);
  const on = input.on ?? dateIn(ctx.tenant.timeZone, ctx.now);
  const school = schoolDirectory(ctx.db);
  const [[where], rows] = await ctx.db.batch([
    ctx.db
      .select({ name: school.name, timeZone: school.timeZone })
      .from(school)
      .where(eq(school.id, input.schoolId)),
    dayStatement(ctx.db, on, ({ schoolId }) => sql`${schoolId} = ${input.schoolId}`, {
      limit: BOARD_LIMIT,
      offset: 0,
    }),
  ]);
  if (!where) throw notFound("The school");
  const registers = rows.map((row) => toSummary(row, on, ctx.now));
  const totals = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };
  const timings = Object.fromEntries(REGISTER_TIMINGS.map((timing) => [timing, 0])) as Record<
    RegisterTiming,
    number
  >;
  for (const register of registers) {
    timings[register.timing]++;
    if (register.state === "not_opened") continue;
    for (const kind of Object.keys(totals) as (keyof MarkCounts)[]) {
      totals[kind] += register.counts[kind];
    }
  }
  return {
    on,
    schoolId: input.schoolId,
    schoolName: where.name,
    timeZone: where.timeZone,
    at: isoTime(ctx.now),
    registers,
    totals,
    timings,
  };
}
