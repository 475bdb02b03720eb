import { requestPasswordReset } from "#domain/auth/index";
import { findTenant, openTenant } from "#domain/tenancy/index";
import { commit } from "#platform/commit";
import type { ControlCtx } from "#platform/ctx";
import { mailMessage, renderMail } from "./send-mail";

/**
 * Sends a link of one hour to a known address; does nothing for an unknown one. The caller answers
 * the same either way.
 */
export async function sendPasswordReset(control: ControlCtx, email: string): Promise<void> {
  const reset = await requestPasswordReset(control, email);
  if (!reset) return;
  const tenant = reset.tenantId ? await findTenant(control, reset.tenantId) : null;
  const order = {
    to: reset.email,
    locale: tenant?.info.locale ?? "en",
    template: "password_reset" as const,
    link: `${control.originOf(tenant?.info.slug ?? null)}/reset-password/${reset.token}`,
    school: tenant?.info.name ?? "Homeroom",
    name: "",
  };
  if (!tenant) {
    await control.portsOf("platform").mail.send(await renderMail(order));
    return;
  }
  const ctx = openTenant(control, tenant, { kind: "system", job: "password-reset" });
  await commit(ctx, {
    writes: [],
    audit: {
      action: "password.reset_requested",
      subjectType: "identity",
      subjectId: reset.identityId,
    },
    outbox: [mailMessage(order)],
  });
}
