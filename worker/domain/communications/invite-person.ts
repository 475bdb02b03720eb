import { foldEmail, type InvitationRequest, issueOneTimeToken } from "#domain/auth/index";
import { accountToWrite, displayName } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { mailMessage } from "./send-mail";

/**
 * Invites a person of the tenant to sign in: a single-use link of 14 days by mail. The address is
 * the person's own unless another one is given. Returns when the mail is in the outbox.
 */
export async function invitePerson(
  ctx: Ctx,
  control: ControlCtx,
  input: InvitationRequest,
): Promise<{ personId: string; email: string }> {
  const { person } = await accountToWrite(ctx, "users:invite", input.personId);
  const email = input.email ?? person.email;
  if (!email) throw invalid("email", "This person has no e-mail address. Give one.");
  const token = await issueOneTimeToken(control, "invitation", {
    email: foldEmail(email),
    tenantId: ctx.tenant.id,
    personId: person.id,
  });
  await commit(ctx, {
    writes: [],
    audit: {
      action: "invitation.sent",
      subjectType: "person",
      subjectId: person.id,
      after: { email },
    },
    outbox: [
      mailMessage({
        to: email,
        locale: person.locale ?? ctx.tenant.locale,
        template: "invitation",
        link: `${control.originOf(ctx.tenant.slug)}/invitation/${token}`,
        school: ctx.tenant.name,
        name: displayName(person),
      }),
    ],
  });
  return { personId: person.id, email };
}
