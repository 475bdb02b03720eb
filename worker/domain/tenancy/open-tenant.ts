import type { Actor, ControlCtx, Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { PlacedTenant } from "./find-tenant";

/**
 * A Ctx inside a tenant: the only way to its database. Refuses a tenant that is not active unless
 * `evenIf` allows its status (setting up, maintenance).
 */
export function openTenant(
  control: ControlCtx,
  tenant: PlacedTenant,
  actor: Actor,
  options: { bookmark?: string | null; evenIf?: string[] } = {},
): Ctx {
  const { info, binding } = tenant;
  const allowed = info.status === "active" || options.evenIf?.includes(info.status);
  if (!binding || !allowed) {
    throw new DomainError("UNAVAILABLE", "This school is not available at the moment.");
  }
  return {
    tenant: info,
    actor,
    db: control.openTenant(binding, options.bookmark),
    now: control.now,
    requestId: control.requestId,
    ports: control.portsOf(info.id),
  };
}
