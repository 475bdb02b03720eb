import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SignUpRequest } from "#domain/tenancy/index";
import { SubmitButton } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { PublicFrame, PublicTitle } from "#web/components/public-frame.tsx";
import { FounderFields } from "#web/components/sign-up/founder-fields.tsx";
import { SchoolFields, useSchoolName } from "#web/components/sign-up/school-fields.tsx";
import { countryOptions, likelyCountry, PRESET_COUNTRIES } from "#web/lib/countries.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { handoffUrl, leaveTo } from "#web/lib/session.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";
import { startSchool } from "#worker/onboarding/start-school";

export const handle = { i18n: ["public"] };
export const meta = titled("public:signUp.title");

export function loader({ request, context }: LoaderFunctionArgs) {
  const { locale, appHost, tenant } = context;
  if (tenant) throw redirect("/");
  return {
    appHost,
    countries: countryOptions(locale),
    country: likelyCountry(request.headers.get("accept-language"), locale),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const preset = PRESET_COUNTRIES.includes(String(form.get("country")));
  if (!preset) form.set("locale", context.locale);
  if (preset && form.get("country") !== "US") form.delete("timeZone");
  const submission = parseForm(form, SignUpRequest, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    const started = await startSchool(context.control, submission.value);
    return leaveTo(await handoffUrl(context, started.identityId, started, "/admin"));
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
}

export default function SignUp() {
  const { t } = useTranslation("public");
  const { countries, country, appHost } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<SignUpRequest>({
    id: "sign-up",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: { country },
  });
  const school = useSchoolName(fields.schoolName);
  return (
    <PublicFrame
      action={
        <Link to="/sign-in" prefetch="intent" className="target text-link shrink-0">
          {t("signUp.signIn")}
        </Link>
      }
    >
      <PublicTitle title={t("signUp.title")}>{t("signUp.text")}</PublicTitle>
      <Form form={form} className="gap-8">
        <SchoolFields fields={fields} countries={countries} appHost={appHost} name={school} />
        <FounderFields fields={fields} />
        <section>
          <h2 className="mb-2 font-medium">{t("signUp.next")}</h2>
          <ol className="list-decimal space-y-1 pl-5 text-ink-soft marker:text-ink-quiet">
            <li>{t("signUp.nextOne")}</li>
            <li>{t("signUp.nextTwo")}</li>
            <li>{t("signUp.nextThree")}</li>
          </ol>
        </section>
        <SubmitButton pendingLabel={t("signUp.pending")}>
          {school.value.trim()
            ? t("signUp.submit", { school: school.value.trim() })
            : t("signUp.submitPlain")}
        </SubmitButton>
      </Form>
    </PublicFrame>
  );
}
