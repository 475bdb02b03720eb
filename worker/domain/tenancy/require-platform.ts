import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";

/** Only platform staff and the platform's own jobs pass. */
export function requirePlatform(control: ControlCtx): void {
  const { kind } = control.actor;
  if (kind === "platform" || kind === "system") return;
  if (kind === "anonymous") throw new DomainError("UNAUTHENTICATED", "Sign in first.");
  throw new DomainError("FORBIDDEN", "Only platform staff may do this.");
}
