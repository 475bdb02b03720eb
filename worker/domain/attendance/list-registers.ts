import { dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { Page, PageQuery } from "#platform/paging";
import { dayCountStatement, dayStatement, toSummary } from "./day-registers";
import type { RegisterQuery, RegisterSummary } from "./register.schema";
import { registersWithin, requireRegisterReach } from "./register-scope";

/**
 * The registers of a school date within the actor's reach, by start time: what the timetable has
 * (holidays and other exceptions counted in) and what was opened besides. One round trip. Changes
 * of the last second may still be on their way here; `getRegister` has them.
 */
export async function listRegisters(
  ctx: Ctx,
  input: RegisterQuery & PageQuery,
): Promise<Page<RegisterSummary>> {
  const reach = requireRegisterReach(ctx);
  const { page, perPage } = input;
  const on = input.on ?? dateIn(ctx.tenant.timeZone, ctx.now);
  const within = registersWithin(ctx, reach, on, input);
  const [rows, [count]] = await ctx.db.batch([
    dayStatement(ctx.db, on, within, { limit: perPage, offset: (page - 1) * perPage }),
    dayCountStatement(ctx.db, on, within),
  ]);
  return {
    items: rows.map((row) => toSummary(row, on, ctx.now)),
    total: count?.total ?? 0,
    page,
    perPage,
  };
}
