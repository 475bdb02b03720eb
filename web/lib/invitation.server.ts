import { getCurrentUser } from "#domain/people/index";
import { findTenant, openTenant } from "#domain/tenancy/index";
import type { ControlCtx } from "#platform/ctx";

/** The name under which a school knows the person whom a living invitation is for. */
export async function invitedName(
  control: ControlCtx,
  invitation: { tenantId: string; personId: string },
): Promise<string> {
  const tenant = await findTenant(control, invitation.tenantId);
  if (!tenant) return "";
  const { personId } = invitation;
  const invited = { kind: "user" as const, personId, identityId: "", sessionId: "", roles: [] };
  return (await getCurrentUser(openTenant(control, tenant, invited))).displayName;
}
