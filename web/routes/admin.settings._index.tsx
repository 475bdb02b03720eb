import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireSchool } from "#domain/auth/index";
import { findTenant, TenantSettings, updateTenantRow } from "#domain/tenancy/index";
import type { TenantSettings as Shape } from "#domain/tenancy/tenant.schema";
import { Done } from "#web/components/admin/done.tsx";
import { AccentField } from "#web/components/admin/settings/accent-field.tsx";
import { OrganisationAside } from "#web/components/admin/settings/organisation-aside.tsx";
import { timeZoneOptions } from "#web/components/admin/settings/time-zones.server.ts";
import { SubmitButton } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { SelectField, TextField } from "#web/components/inputs.tsx";
import { LOCALE_NAMES, LOCALES } from "#web/i18n/locales.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["settings"] };
export const meta = titled("settings:tabs.organisation");

export const loader = signedIn(async ({ ctx, context }) => {
  requireSchool(ctx, "settings:write", null);
  // Not out of the isolate's cache, which may be half a minute behind.
  const found = await findTenant(context.control, ctx.tenant.slug);
  const { name, locale, timeZone, accent } = found?.info ?? ctx.tenant;
  return {
    settings: { name, locale, timeZone, accent },
    timeZones: timeZoneOptions(timeZone),
    address: `${ctx.tenant.slug}.${context.appHost}`,
    country: ctx.tenant.country,
  };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  requireSchool(ctx, "settings:write", null);
  const form = await request.formData();
  const own = form.get("accentMode") === "own";
  if (!own) form.delete("accent");
  const submission = parseForm(form, TenantSettings.required({ name: true }), context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    const accent = own ? submission.value.accent : null;
    await updateTenantRow(ctx, context.control, { ...submission.value, accent });
    return redirect("/admin/settings?done=settings");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function Organisation() {
  const { t } = useTranslation(["settings", "common"]);
  const { settings, timeZones, address, country } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Shape>({
    id: "organisation",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: settings,
  });
  return (
    <>
      <Done texts={{ settings: t("organisation.done") }} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]">
        <Form form={form} className="gap-6">
          <TextField
            field={fields.name}
            label={t("organisation.name")}
            hint={t("organisation.nameHint")}
            autoComplete="organization"
            required
          />
          <SelectField
            field={fields.locale}
            label={t("organisation.locale")}
            hint={t("organisation.localeHint")}
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
          <SelectField
            field={fields.timeZone}
            label={t("organisation.timeZone")}
            hint={t("organisation.timeZoneHint")}
            options={timeZones}
          />
          <AccentField key={settings.accent} field={fields.accent} />
          <div>
            <SubmitButton pendingLabel={t("common:actions.saving")}>
              {t("organisation.submit")}
            </SubmitButton>
          </div>
        </Form>
        <OrganisationAside address={address} country={country} />
      </div>
    </>
  );
}
