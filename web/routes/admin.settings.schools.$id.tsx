import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  createSchool,
  listSchools,
  SchoolCreate,
  SchoolUpdate,
  updateSchool,
} from "#domain/tenancy/index";
import { notFound } from "#platform/errors";
import { withEmptied } from "#web/components/admin/query.server.ts";
import { SchoolForm } from "#web/components/admin/settings/school-form.tsx";
import { timeZoneOptions } from "#web/components/admin/settings/time-zones.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings"] };
export const meta = titled("settings:tabs.schools");

/** `new` is a school that is not there yet. */
export const loader = signedIn(async ({ ctx, params }) => {
  const schools = await listSchools(ctx);
  const school = schools.find(({ id }) => id === params.id);
  if (!school && params.id !== "new") throw notFound("This school");
  return {
    school,
    parents: schools
      .filter(({ id, status }) => id !== params.id && status === "active")
      .map(({ id, name }) => ({ value: id, label: name })),
    timeZones: timeZoneOptions(school?.timeZone),
  };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const form = await request.formData();
  const { locale } = context;
  const done = () => redirect("/admin/settings/schools?done=school");
  if (params.id === "new") {
    const submission = parseForm(form, SchoolCreate, locale);
    if (submission.status !== "success") return refuse(submission);
    return createSchool(ctx, submission.value).then(done, (error) =>
      refuseWith(submission, error, locale),
    );
  }
  const submission = parseForm(form, SchoolUpdate.required({ name: true }), locale);
  if (submission.status !== "success") return refuse(submission);
  const changed = withEmptied(submission.value, ["identifier", "parentId"]);
  return updateSchool(ctx, params.id ?? "", changed).then(done, (error) =>
    refuseWith(submission, error, locale),
  );
});

export default function EditSchool() {
  const { t } = useTranslation("settings");
  const { school, parents, timeZones } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <h2 className="mb-5 text-title">
        {school ? t("schools.editTitle", { name: school.name }) : t("schools.new")}
      </h2>
      <SchoolForm school={school} parents={parents} timeZones={timeZones} result={result} />
    </>
  );
}
