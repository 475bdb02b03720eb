import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StudentProfile } from "#domain/people/student.schema";
import { Section } from "#web/components/layout.tsx";
import { LOCALE_NAMES, type Locale } from "#web/i18n/locales.ts";
import { useFormat } from "#web/lib/format.ts";
import { Facts } from "../facts.tsx";

/** What is known of a student besides classes and guardians. */
export function StudentFacts({
  student,
  today,
  mayWrite,
}: {
  student: StudentProfile;
  today: string;
  mayWrite: boolean;
}) {
  const { t } = useTranslation(["person", "people", "common"]);
  const { date } = useFormat();
  const { birthOn, sex, stays, households, mayReadContacts } = student;
  const stay = (one: StudentProfile["stays"][number]) => {
    const { schoolName: school, leaveReason } = one;
    if (!one.leftOn) return t("student.stayNow", { school, from: date(one.enteredOn) });
    const past = t("student.stayPast", {
      school,
      from: date(one.enteredOn),
      to: date(one.leftOn),
    });
    if (!leaveReason) return past;
    return t("student.stayReason", { stay: past, reason: t(`reasons.${leaveReason}`) });
  };
  return (
    <>
      <Section title={t("student.facts")}>
        <Facts
          items={[
            {
              label: t("fields.birthOn"),
              value: birthOn
                ? `${date(birthOn)} (${t("student.age", { count: age(birthOn, today) })})`
                : null,
            },
            { label: t("fields.sex"), value: sex ? t(`people:sex.${sex}`) : null },
            { label: t("fields.admissionNumber"), value: student.admissionNumber },
            {
              label: t("student.stays"),
              value:
                stays.length > 0 ? (
                  <ul>
                    {stays.map((one) => (
                      <li key={one.enteredOn}>{stay(one)}</li>
                    ))}
                  </ul>
                ) : null,
            },
            {
              label: t("student.households"),
              value:
                households.length > 0 ? (
                  <ul>
                    {households.map(({ id, name }) => (
                      <li key={id}>
                        <Link to={`/admin/people/households/${id}`} className="text-link">
                          {name}
                        </Link>
                      </li>
                    ))}
                  </ul>
                ) : mayWrite ? (
                  <Link to={`/admin/people/households/new?of=${student.id}`} className="text-link">
                    {t("student.makeHousehold")}
                  </Link>
                ) : null,
            },
          ]}
        />
      </Section>
      <Section title={t("form.contactSection")}>
        {mayReadContacts ? (
          <Facts
            items={[
              { label: t("fields.email"), value: student.email },
              { label: t("fields.phone"), value: student.phone },
              {
                label: t("fields.language"),
                value: LOCALE_NAMES[student.locale as Locale] ?? t("fields.languageOrg"),
              },
            ]}
          />
        ) : (
          <p className="text-ink-soft">{t("student.noContacts")}</p>
        )}
      </Section>
    </>
  );
}

function age(birthOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return today.slice(5) < birthOn.slice(5) ? years - 1 : years;
}
