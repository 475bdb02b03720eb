import { dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";

/** The school date of this moment in the tenant's time zone. */
export function today(ctx: Pick<Ctx, "tenant" | "now">): string {
  return dateIn(ctx.tenant.timeZone, ctx.now);
}
