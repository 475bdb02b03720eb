import { Link } from "@remix-run/react";
import { CalendarRange, DoorOpen, Pencil } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SchoolClass } from "#domain/academics/class.schema";
import type { Account } from "#domain/auth/index";
import type { Guardian } from "#domain/people/guardian.schema";
import type { User } from "#domain/people/user.schema";
import { LinkButton } from "#web/components/button.tsx";
import type { Option } from "#web/components/inputs.tsx";
import { Banner, PageHeader, Section } from "#web/components/layout.tsx";
import { LOCALE_NAMES, type Locale } from "#web/i18n/locales.ts";
import { useFormat } from "#web/lib/format.ts";
import { Facts } from "../facts.tsx";
import { SectionLink } from "../section-link.tsx";
import { GuardianChildren } from "./guardian-children.tsx";
import { SignInSection } from "./sign-in-section.tsx";
import { StaffRoles } from "./staff-roles.tsx";

export type StaffPageData = {
  user: User;
  /** Set where the same person has children here. */
  guardian: Guardian | null;
  account: Account;
  classes: SchoolClass[];
  schools: Option[];
  may: { write: boolean; grant: boolean; invite: boolean; disable: boolean };
};

/** One member of staff: roles, sign-in, classes, facts. */
export function StaffPage({ user, guardian, account, classes, schools, may }: StaffPageData) {
  const { t } = useTranslation(["person", "people", "common"]);
  const { date } = useFormat();
  const { id, displayName, reading, staff } = user;
  const ended = staff?.status === "ended" && staff.endedOn ? staff.endedOn : null;
  return (
    <>
      <PageHeader
        title={displayName}
        meta={[reading, staff?.title].filter(Boolean).join(" · ")}
        back={{ to: "/admin/people/staff", label: t("people:tabs.staff") }}
        action={
          may.write ? (
            <>
              {staff && !ended ? (
                <LinkButton icon={DoorOpen} to={`/admin/people/${id}/end`}>
                  {t("staff.end")}
                </LinkButton>
              ) : null}
              <LinkButton variant="primary" icon={Pencil} to={`/admin/people/${id}/edit`}>
                {t("common:actions.edit")}
              </LinkButton>
            </>
          ) : null
        }
      />
      {ended ? (
        <div className="mb-6">
          <Banner title={t("staff.endedBanner", { date: date(ended) })} />
        </div>
      ) : null}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <StaffRoles user={user} schools={schools} mayGrant={may.grant} />
          <SignInSection person={user} account={account} may={may} />
          <TaughtClasses classes={classes} teacherId={id} />
          {guardian ? <GuardianChildren guardian={guardian} mayWrite={may.write} /> : null}
        </div>
        <div className="min-w-0">
          <Section title={t("staff.facts")}>
            <Facts
              items={[
                { label: t("fields.email"), value: user.email },
                { label: t("fields.phone"), value: user.phone },
                { label: t("fields.staffNumber"), value: staff?.staffNumber },
                { label: t("fields.subjects"), value: staff?.subjects.join(", ") || null },
                {
                  label: t("fields.startedOn"),
                  value: staff?.startedOn ? date(staff.startedOn) : null,
                },
                {
                  label: t("fields.language"),
                  value: LOCALE_NAMES[user.locale as Locale] ?? t("fields.languageOrg"),
                },
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

function TaughtClasses({ classes, teacherId }: { classes: SchoolClass[]; teacherId: string }) {
  const { t } = useTranslation(["person", "people"]);
  return (
    <Section
      title={t("staff.classes")}
      action={
        classes.length > 0 ? (
          <SectionLink icon={CalendarRange} to={`/admin/timetable?personId=${teacherId}`}>
            {t("staff.timetable")}
          </SectionLink>
        ) : null
      }
    >
      {classes.length === 0 ? <p className="text-ink-soft">{t("staff.classesNone")}</p> : null}
      <ul className="divide-y divide-hairline">
        {classes.map(({ id, title, schoolName, studentCount }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 py-1">
            <Link to={`/admin/classes/${id}`} className="target text-link">
              {title}
            </Link>
            <span className="text-ink-quiet text-meta">
              {schoolName} · {t("staff.students", { count: studentCount })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
