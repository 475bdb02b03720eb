import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getStudent } from "#domain/academics/index";
import type { HouseholdCreate as Shape } from "#domain/people/household.schema";
import {
  createHousehold,
  getHousehold,
  HouseholdCreate,
  updateHousehold,
} from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import {
  findAdults,
  findStudents,
  nameOf,
} from "#web/components/admin/people/find-people.server.ts";
import { isStudentId } from "#web/components/admin/people/read-person.server.ts";
import { PersonPicker } from "#web/components/admin/person-picker.tsx";
import { paramOf, withEmptied } from "#web/components/admin/query.server.ts";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choices.tsx";
import { FieldSet } from "#web/components/field.tsx";
import { Form, FormActions } from "#web/components/form.tsx";
import { SelectField, TextareaField, TextField } from "#web/components/inputs.tsx";
import { PageHeader, Section } from "#web/components/layout.tsx";
import { LOCALE_NAMES, LOCALES } from "#web/i18n/locales.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";
import { type FormField, useForm } from "#web/lib/use-form.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled("people:tabs.households");

type Member = { personId: string; displayName: string };

export const loader = signedIn(async ({ ctx, params, request }) => {
  const known = params.id === "new" ? null : await getHousehold(ctx, params.id ?? "");
  const q = paramOf(request, "q");
  const [begun, picked, found] = await Promise.all([
    familyOf(ctx, paramOf(request, "of")),
    pickedOf(ctx, request),
    q ? Promise.all([findStudents(ctx, q), findAdults(ctx, q)]) : [[], []],
  ]);
  const members = new Map<string, Member>();
  for (const one of [...(known?.members ?? []), ...begun, ...picked])
    members.set(one.personId, one);
  return {
    known,
    members: [...members.values()],
    found: found.flat().filter(({ id }) => !members.has(id)),
  };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const form = await request.formData();
  for (const [index, personId] of form.getAll("member").map(String).entries()) {
    form.set(`members[${index}].personId`, personId);
    form.set(`members[${index}].role`, isStudentId(personId) ? "child" : "adult");
  }
  form.delete("member");
  const submission = parseForm(form, HouseholdCreate, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    const household = withEmptied(submission.value, ["locale", "address"]);
    if (params.id === "new") await createHousehold(ctx, household);
    else await updateHousehold(ctx, params.id ?? "", household);
    return redirect("/admin/people/households?done=household");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

/** The student of the address and the guardians: what a household usually is. */
async function familyOf(ctx: Ctx, studentId: string | null): Promise<Member[]> {
  if (!studentId) return [];
  const { id, displayName, guardians } = await getStudent(ctx, studentId);
  const adults = guardians.map((one) => ({ ...one, personId: one.guardianId }));
  return [{ personId: id, displayName }, ...adults];
}

async function pickedOf(ctx: Ctx, request: Request): Promise<Member[]> {
  const ids = new URL(request.url).searchParams.getAll("pick").slice(0, 30);
  return Promise.all(
    ids.map(async (personId) => ({ personId, displayName: await nameOf(ctx, personId) })),
  );
}

export default function Household() {
  const { t } = useTranslation(["person", "people", "common"]);
  const { known, members, found } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Shape>({
    id: "household",
    lastResult: useActionData<typeof action>()?.result,
    defaultValue: known ?? {},
  });
  const back = { to: "/admin/people/households", label: t("people:tabs.households") };
  return (
    <>
      <PageHeader title={known?.name ?? t("household.new")} back={back} />
      <div className="max-w-2xl">
        <Form form={form}>
          <TextField field={fields.name} label={t("fields.householdName")} required />
          <Members field={fields.members} members={members} />
          <SelectField
            field={fields.locale}
            label={t("fields.language")}
            placeholder={t("fields.languageOrg")}
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
          <TextareaField field={fields.address} label={t("fields.address")} rows={3} optional />
          <FormActions>
            <SubmitButton pendingLabel={t("form.saving")}>{t("household.submit")}</SubmitButton>
            <LinkButton variant="plain" to={back.to}>
              {t("common:actions.cancel")}
            </LinkButton>
          </FormActions>
        </Form>
        <Section title={t("household.find")} className="mt-10">
          <PersonPicker label={t("household.search")} people={found} several />
        </Section>
      </div>
    </>
  );
}

function Members({ field, members }: { field: FormField; members: readonly Member[] }) {
  const { t } = useTranslation(["person", "people"]);
  return (
    <FieldSet
      id={field.id}
      label={t("household.members")}
      hint={t("household.membersHint")}
      errors={field.errors}
    >
      {members.length === 0 ? <p className="text-ink-soft">{t("household.none")}</p> : null}
      {members.map(({ personId, displayName }) => (
        <Checkbox key={personId} name="member" value={personId} defaultChecked>
          {displayName}{" "}
          <span className="text-ink-quiet text-meta">
            {personId.startsWith("stu_") ? t("household.child") : t("household.adult")}
          </span>
        </Checkbox>
      ))}
    </FieldSet>
  );
}
