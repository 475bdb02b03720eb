import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  checkCredentials,
  openPlatformSession,
  openSession,
  SignInRequest,
} from "#domain/auth/index";
import { SubmitButton } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { TextField } from "#web/components/inputs.tsx";
import { Banner } from "#web/components/layout.tsx";
import { PublicFrame, PublicTitle } from "#web/components/public-frame.tsx";
import { SchoolChoice } from "#web/components/school-choice.tsx";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { deviceOf, enter, handoffUrl, leaveTo } from "#web/lib/session.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";
import { homeOf } from "#web/lib/workspaces.server.ts";
import { safeNext } from "#web/load-context.ts";
import { sessionCookies } from "#worker/api/middleware/cookies";

export const handle = { i18n: ["public"] };
export const meta = titled("public:signIn.title");

const NOTICES = ["handoffExpired", "passwordChanged", "signedOut"] as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = safeNext(searchParams.get("next"));
  const actor = context.ctx?.actor;
  if (!context.tenant && context.control.actor.kind === "platform") throw redirect("/owner");
  if (actor?.kind === "user") throw redirect(next === "/" ? homeOf(actor) : next);
  const notice = NOTICES.find((one) => one === searchParams.get("notice")) ?? null;
  return { school: context.tenant?.name ?? null, notice };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), SignInRequest, context.locale);
  if (submission.status !== "success") return refuse(submission);
  const { control, tenant } = context;
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  try {
    const { identityId, memberships, isPlatformStaff } = await checkCredentials(
      control,
      submission.value,
    );
    if (tenant) {
      const here = memberships.find(({ tenantId }) => tenantId === tenant.id);
      if (here) {
        const device = deviceOf(request);
        const { tenantId, personId } = here;
        return enter(
          context,
          await openSession(control, { identityId, tenantId, personId, device }),
          next,
        );
      }
    } else if (isPlatformStaff) {
      const { tokens } = await openPlatformSession(control, identityId, deviceOf(request));
      context.cookies.push(...sessionCookies(tokens));
      return redirect("/owner");
    } else if (memberships[0] && memberships.length === 1) {
      return leaveTo(await handoffUrl(context, identityId, memberships[0], next));
    }
    const schools = await Promise.all(
      memberships.map(async (one) => ({
        slug: one.slug,
        name: one.name,
        href: await handoffUrl(context, identityId, one),
      })),
    );
    return { schools };
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
}

export default function SignIn() {
  const { t } = useTranslation("public");
  const { school, notice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<SignInRequest>({
    id: "sign-in",
    lastResult: answer && "result" in answer ? answer.result : undefined,
  });
  if (answer && "schools" in answer) {
    return <SchoolChoice schools={answer.schools} wanted={school} />;
  }
  return (
    <PublicFrame>
      <PublicTitle title={school ? t("signIn.titleAt", { school }) : t("signIn.title")} />
      <Form form={form}>
        {notice && form.status === undefined ? (
          <Banner tone={notice === "handoffExpired" ? "warning" : "good"} live>
            {t(`signIn.${notice}`)}
          </Banner>
        ) : null}
        <TextField
          field={fields.email}
          type="email"
          label={t("fields.email")}
          autoComplete="username"
          inputMode="email"
        />
        <TextField
          field={fields.password}
          type="password"
          label={t("fields.password")}
          autoComplete="current-password"
        />
        <SubmitButton wide pendingLabel={t("signIn.pending")}>
          {t("signIn.submit")}
        </SubmitButton>
      </Form>
      <p className="mt-4">
        <Link to="/forgot-password" className="target text-link">
          {t("signIn.forgot")}
        </Link>
      </p>
      <p className="mt-8 border-hairline border-t pt-6 text-ink-soft">
        {school ? (
          t("signIn.help")
        ) : (
          <>
            {t("signIn.newSchool")}{" "}
            <Link to="/sign-up" className="text-link">
              {t("signIn.start")}
            </Link>
          </>
        )}
      </p>
    </PublicFrame>
  );
}
