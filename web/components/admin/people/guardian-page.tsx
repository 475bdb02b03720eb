import { Pencil, UserX } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "#domain/auth/index";
import type { Guardian } from "#domain/people/guardian.schema";
import { LinkButton } from "#web/components/button.tsx";
import { Banner, PageHeader, Section } from "#web/components/layout.tsx";
import { LOCALE_NAMES, type Locale } from "#web/i18n/locales.ts";
import { Facts } from "../facts.tsx";
import { GuardianChildren } from "./guardian-children.tsx";
import { SignInSection } from "./sign-in-section.tsx";

export type GuardianPageData = {
  guardian: Guardian;
  /** Null without the right to see accounts. */
  account: Account | null;
  may: { write: boolean; invite: boolean; disable: boolean };
};

/** One guardian: the children, the sign-in, how to reach them. */
export function GuardianPage({ guardian, account, may }: GuardianPageData) {
  const { t } = useTranslation(["person", "people", "common"]);
  const { id, displayName, reading, status } = guardian;
  return (
    <>
      <PageHeader
        title={displayName}
        meta={[reading, t("common:roles.guardian")].filter(Boolean).join(" · ")}
        back={{ to: "/admin/people/guardians", label: t("people:tabs.guardians") }}
        action={
          may.write ? (
            <>
              {status === "active" ? (
                <LinkButton icon={UserX} to={`/admin/people/${id}/end`}>
                  {t("guardian.end")}
                </LinkButton>
              ) : null}
              <LinkButton variant="primary" icon={Pencil} to={`/admin/people/${id}/edit`}>
                {t("common:actions.edit")}
              </LinkButton>
            </>
          ) : null
        }
      />
      {status === "inactive" ? (
        <div className="mb-6">
          <Banner title={t("guardian.inactiveBanner")} />
        </div>
      ) : null}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <GuardianChildren guardian={guardian} mayWrite={may.write} />
          {account ? <SignInSection person={guardian} account={account} may={may} /> : null}
        </div>
        <Section title={t("form.contactSection")}>
          <Facts
            items={[
              { label: t("fields.phone"), value: guardian.phone },
              { label: t("fields.email"), value: guardian.email },
              {
                label: t("fields.language"),
                value: LOCALE_NAMES[guardian.locale as Locale] ?? t("fields.languageOrg"),
              },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
