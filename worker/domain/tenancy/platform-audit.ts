import type { ControlCtx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { platformAudit } from "./control-tables";

export type PlatformAuditEntry = { action: string; tenantId?: string | null; detail?: unknown };

/** The audit row of a change to control, for the batch that makes the change. */
export function platformAuditWrite(control: ControlCtx, entry: PlatformAuditEntry) {
  const { actor } = control;
  return control.db.insert(platformAudit).values({
    id: newId("aud", control.now),
    at: control.now,
    actorKind: actor.kind,
    actorId:
      actor.kind === "user" || actor.kind === "platform"
        ? actor.identityId
        : actor.kind === "system"
          ? actor.job
          : null,
    action: entry.action,
    tenantId: entry.tenantId ?? null,
    detail: entry.detail ?? null,
    requestId: control.requestId,
  });
}
