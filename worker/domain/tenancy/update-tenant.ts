import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { isTimeZone } from "#platform/clock";
import { invalid } from "#platform/errors";
import { LOCALES } from "./constants";
import { tenants } from "./control-tables";
import { platformAuditWrite } from "./platform-audit";

/** Accents that keep a contrast of 4.5:1 against paper as text and against ink as a button. */
export const HexColour = z
  .string()
  .trim()
  .regex(/^#[0-9a-fA-F]{6}$/, "Give a colour such as #0f5e5c.");

export const TenantSettings = z
  .object({
    name: z.string().trim().min(2, "Give the school's name.").max(120),
    locale: z.enum(LOCALES),
    timeZone: z.string().max(64),
    accent: HexColour.nullable(),
  })
  .partial()
  .meta({ id: "TenantSettings" });
export type TenantSettings = z.infer<typeof TenantSettings>;

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
