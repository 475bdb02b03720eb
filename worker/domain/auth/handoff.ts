import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { issueOneTimeToken, redeemOneTimeToken } from "./one-time-tokens";
import { openSession, type SignedIn } from "./open-session";

/** A code of one minute that carries a proven sign-in from the bare host to a tenant's own host. */
export function createHandoff(
  control: ControlCtx,
  who: { identityId: string; tenantId: string; personId: string },
): Promise<string> {
  return issueOneTimeToken(control, "handoff", who);
}

/** Turns a handoff code into a session on the tenant's host; refused on any other host. */
export async function redeemHandoff(
  control: ControlCtx,
  code: string,
  tenantId: string,
  device: string | null,
): Promise<SignedIn> {
  const row = await redeemOneTimeToken(control, "handoff", code);
  if (!row.identityId || !row.personId || row.tenantId !== tenantId) {
    throw new DomainError("UNAUTHENTICATED", "This link belongs to another school.");
  }
  return openSession(control, {
    identityId: row.identityId,
    tenantId,
    personId: row.personId,
    device,
  });
}
