import { data, redirect } from "@remix-run/cloudflare";
import { z } from "zod";
import { endEnrollment, updateEnrollment } from "#domain/academics/index";
import { Email, grantRole, revokeRole } from "#domain/auth/index";
import { invitePerson } from "#domain/communications/index";
import { disableUser, enableUser } from "#domain/people/index";
import type { ControlCtx, Ctx } from "#platform/ctx";
import type { Locale } from "#web/i18n/locales.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { RoleForm } from "./forms.server.ts";

const InviteForm = z.object({ email: Email });

type Doing = { ctx: Ctx; control: ControlCtx; id: string; form: FormData; locale: Locale };

/** One of the small changes on a person's page, by the name of its button. */
export async function changePerson(doing: Doing) {
  const { ctx, control, id, form } = doing;
  const done = (key: string, of = "") =>
    redirect(`/admin/people/${id}?done=${key}${of ? `&of=${encodeURIComponent(of)}` : ""}`);
  switch (form.get("intent")) {
    case "grant":
      return grant(doing, () => done("granted"));
    case "revoke": {
      const given = RoleForm.parse({
        role: form.get("role"),
        schoolId: form.get("schoolId") || null,
      });
      await revokeRole(ctx, { personId: id, ...given });
      return done("revoked", `${given.role}:${given.schoolId ?? ""}`);
    }
    case "grantAgain": {
      const [role, schoolId] = String(form.get("of")).split(":");
      await grantRole(ctx, {
        personId: id,
        ...RoleForm.parse({ role, schoolId: schoolId || null }),
      });
      return done("granted");
    }
    case "invite":
      return invite(doing, () => done("invited"));
    case "disable":
      await disableUser(ctx, control, id);
      return done("disabled");
    case "enable":
      await enableUser(ctx, control, id);
      return done("enabled");
    case "endEnrollment": {
      const enrollmentId = String(form.get("enrollmentId"));
      await endEnrollment(ctx, enrollmentId, {});
      return done("enrollmentEnded", enrollmentId);
    }
    case "resumeEnrollment":
      await updateEnrollment(ctx, String(form.get("of")), { endsOn: null });
      return done("enrolled");
    default:
      throw new Response(null, { status: 400 });
  }
}

async function grant({ ctx, id, form, locale }: Doing, done: () => Response) {
  const submission = parseForm(form, RoleForm, locale);
  if (submission.status !== "success") return ofForm("grant", refuse(submission));
  try {
    await grantRole(ctx, { personId: id, ...submission.value });
    return done();
  } catch (error) {
    return ofForm("grant", refuseWith(submission, error, locale));
  }
}

async function invite({ ctx, control, id, form, locale }: Doing, done: () => Response) {
  const submission = parseForm(form, InviteForm, locale);
  if (submission.status !== "success") return ofForm("invite", refuse(submission));
  try {
    await invitePerson(ctx, control, { personId: id, email: submission.value.email });
    return done();
  } catch (error) {
    return ofForm("invite", refuseWith(submission, error, locale));
  }
}

/** A refused form of a page that has several, with its name. */
function ofForm(form: string, { data: answer, init }: ReturnType<typeof refuse>) {
  return data({ form, ...answer }, init ?? undefined);
}
