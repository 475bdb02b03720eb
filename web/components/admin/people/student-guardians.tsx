import { Link } from "@remix-run/react";
import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StudentProfile } from "#domain/people/student.schema";
import { Badge, Section } from "#web/components/layout.tsx";
import { SectionLink } from "../section-link.tsx";
import { LINK_FLAGS } from "./link-fields.tsx";

/** Who stands behind a student, in the order in which they are called. */
export function StudentGuardians({
  student,
  mayWrite,
}: {
  student: StudentProfile;
  mayWrite: boolean;
}) {
  const { t } = useTranslation(["person", "people", "common"]);
  const { id, guardians } = student;
  return (
    <Section
      title={t("student.guardians")}
      action={
        mayWrite ? (
          <SectionLink icon={Link2} to={`/admin/people/${id}/link`}>
            {t("student.linkGuardian")}
          </SectionLink>
        ) : null
      }
    >
      {guardians.length === 0 ? (
        <p className="text-ink-soft">{t("student.guardiansNone")}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {guardians.map((guardian) => (
            <li key={guardian.guardianId} className="py-3 first:pt-0">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <p className="flex flex-wrap items-center gap-x-3">
                  <Link to={`/admin/people/${guardian.guardianId}`} className="target text-link">
                    {guardian.displayName}
                  </Link>
                  <span className="text-ink-soft">
                    {t(`people:relations.${guardian.relation}`)}
                  </span>
                  <span className="text-ink-quiet text-meta">
                    {t("student.calledAs", { number: guardian.priority })}
                  </span>
                </p>
                {mayWrite ? (
                  <Link
                    to={`/admin/people/${id}/guardians/${guardian.guardianId}`}
                    aria-label={t("student.editLink", { name: guardian.displayName })}
                    className="target text-link"
                  >
                    {t("common:actions.edit")}
                  </Link>
                ) : null}
              </div>
              <p className="flex flex-wrap gap-x-4 text-ink-soft">
                {guardian.phone ? <a href={`tel:${guardian.phone}`}>{guardian.phone}</a> : null}
                {guardian.email ? (
                  <a href={`mailto:${guardian.email}`} className="break-all">
                    {guardian.email}
                  </a>
                ) : null}
              </p>
              <p className="mt-1.5 flex flex-wrap gap-1.5">
                {LINK_FLAGS.filter((flag) => guardian[flag]).map((flag) => (
                  <Badge key={flag} tone={flag === "custodyRestricted" ? "error" : "plain"}>
                    {t(`flags.${flag}`)}
                  </Badge>
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
