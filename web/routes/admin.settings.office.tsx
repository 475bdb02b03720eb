import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listUsers, type User, UserQuery } from "#domain/people/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { PersonName, RoleList } from "#web/components/admin/people/staff-table.tsx";
import { PhoneLine } from "#web/components/admin/phone-line.tsx";
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
  return { schools, people: [...people.values()] };
});

export default function Office() {
  const { t } = useTranslation(["settings", "common"]);
  const { schools, people } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="mb-4 max-w-prose text-ink-soft">{t("office.text")}</p>
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
    </>
  );
}
