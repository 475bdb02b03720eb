import { datesBetween } from "#domain/academics/index";
import type { Ctx } from "#platform/ctx";
import { dayStatement, toSummary } from "./day-registers";
import type { RegisterSummary } from "./register.schema";
import { registersWithin, requireRegisterReach } from "./register-scope";
import { requireSpan } from "./span";

const LONGEST_DAYS = 31;
const MOST_A_DAY = 200;

/**
 * Registers between two school dates that nobody has submitted, newest day first: not opened or left
 * open. `mine` narrows to the classes that the actor taught on the day. One round trip.
 */
export async function missingRegisters(
  ctx: Ctx,
  input: { from: string; to: string; mine?: boolean; schoolId?: string },
): Promise<RegisterSummary[]> {
  const reach = requireRegisterReach(ctx);
  const { from, to, mine, schoolId } = input;
  requireSpan(from, to, LONGEST_DAYS);
  const days = datesBetween(from, to).reverse();
  const window = { limit: MOST_A_DAY, offset: 0 };
  const [first, ...others] = days.map((on) =>
    dayStatement(ctx.db, on, registersWithin(ctx, reach, on, { mine, schoolId }), window),
  );
  if (!first) return [];
  const rows = await ctx.db.batch([first, ...others]);
  return rows.flatMap((ofDay, day) =>
    ofDay
      .map((row) => toSummary(row, days[day] ?? to, ctx.now))
      .filter(({ state, counts }) => state !== "submitted" && everybody(counts) > 0),
  );
}

/** A class without students has nothing to be missed. */
function everybody({ present, late, absent, excused, unmarked }: RegisterSummary["counts"]) {
  return present + late + absent + excused + unmarked;
}
