import { eq } from "drizzle-orm";
import { isTimeZone } from "#platform/clock";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { tenants } from "./control-tables";
import { platformAuditWrite } from "./platform-audit";
import type { TenantSettings } from "./tenant.schema";

/**
 * Changes the organisation's own settings. The caller has checked `settings:write` over the whole
 * organisation. Seen everywhere within 30 seconds.
 */
export async function updateTenantRow(
  ctx: Ctx,
  control: ControlCtx,
  input: TenantSettings,
): Promise<void> {
  if (input.timeZone && !isTimeZone(input.timeZone)) {
    throw invalid("timeZone", "This time zone is not known.");
  }
  const { name, locale, timeZone, accent } = ctx.tenant;
  await control.db.batch([
    control.db
      .update(tenants)
      .set({ ...input, updatedAt: control.now })
      .where(eq(tenants.id, ctx.tenant.id)),
    platformAuditWrite(control, {
      action: "tenant.updated",
      tenantId: ctx.tenant.id,
      detail: { before: { name, locale, timeZone, accent }, after: input },
    }),
  ]);
}
