import { useLoaderData } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { reachOf } from "#domain/auth/index";
import { listUsers, type User, UserQuery } from "#domain/people/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { PersonName, RoleList } from "#web/components/admin/people/staff-table.tsx";
import { PhoneLine } from "#web/components/admin/phone-line.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { Section } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { Table } from "#web/components/table.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings", "people"] };
export const meta = titled("settings:tabs.office");

const OFFICE = ["org_admin", "school_admin", "staff", "accountant", "board"] as const;

export const loader = signedIn(async ({ ctx }) => {
  const [schools, ...pages] = await Promise.all([
    schoolChoice(ctx),
    ...OFFICE.map((role) => listUsers(ctx, UserQuery.parse({ role, perPage: 100 }))),
  ]);
  const people = new Map<string, User>();
  for (const user of pages.flatMap(({ items }) => items)) people.set(user.id, user);
  const mayAdd = reachOf(ctx, "users:write") !== null;
  return { schools, people: [...people.values()], mayAdd };
});

export default function Office() {
  const { t } = useTranslation(["settings", "common"]);
  const { schools, people, mayAdd } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-prose flex-1 basis-64 text-ink-soft">{t("office.text")}</p>
        {mayAdd ? (
          <LinkButton variant="primary" icon={UserPlus} to="/admin/people/new?kind=staff">
            {t("office.add")}
          </LinkButton>
        ) : null}
      </div>
      <Table
        caption={t("office.caption")}
        rows={people}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("office.none")} />}
        columns={[
          {
            key: "name",
            header: t("office.name"),
            primary: true,
            cell: (person) => (
              <PersonName person={person}>
                <PhoneLine
                  parts={[
                    [...new Set(person.roles.map(({ role }) => t(`common:roles.${role}`)))].join(
                      ", ",
                    ),
                    person.email,
                  ]}
                />
              </PersonName>
            ),
          },
          {
            key: "roles",
            header: t("office.roles"),
            wideOnly: true,
            cell: ({ roles }) => <RoleList roles={roles} schools={schools} />,
          },
          {
            key: "email",
            header: t("office.email"),
            wideOnly: true,
            cell: ({ email }) => email ?? "–",
          },
        ]}
      />
      <Section title={t("office.may")} className="mt-10">
        <dl className="-mt-3 divide-y divide-hairline">
          {OFFICE.map((role) => (
            <div key={role} className="gap-x-6 py-2.5 sm:grid sm:grid-cols-[12rem_1fr]">
              <dt className="font-medium">{t(`common:roles.${role}`)}</dt>
              <dd className="max-w-prose text-ink-soft">{t(`office.roleMay.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
