import { Link } from "@remix-run/react";
import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Guardian } from "#domain/people/guardian.schema";
import { Badge, Section } from "#web/components/layout.tsx";
import { SectionLink } from "../section-link.tsx";
import { LINK_FLAGS } from "./link-fields.tsx";

/** The children of a guardian and what the guardian may do for each. */
export function GuardianChildren({
  guardian,
  mayWrite,
}: {
  guardian: Guardian;
  mayWrite: boolean;
}) {
  const { t } = useTranslation(["person", "people", "common"]);
  const { id, children } = guardian;
  return (
    <Section
      title={t("guardian.children")}
      action={
        mayWrite ? (
          <SectionLink icon={Link2} to={`/admin/people/${id}/link`}>
            {t("guardian.linkChild")}
          </SectionLink>
        ) : null
      }
    >
      {children.length === 0 ? (
        <p className="text-ink-soft">{t("guardian.childrenNone")}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {children.map((child) => (
            <li key={child.studentId} className="py-2 first:pt-0">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <p className="flex flex-wrap items-center gap-x-3">
                  <Link to={`/admin/people/${child.studentId}`} className="target text-link">
                    {child.displayName}
                  </Link>
                  <span className="text-ink-soft">{t(`people:relations.${child.relation}`)}</span>
                  {child.grade ? (
                    <span className="text-ink-quiet text-meta">{child.grade}</span>
                  ) : null}
                  {child.status === "left" ? <Badge>{t("people:status.left")}</Badge> : null}
                </p>
                {mayWrite ? (
                  <Link
                    to={`/admin/people/${child.studentId}/guardians/${id}`}
                    aria-label={t("student.editLink", { name: guardian.displayName })}
                    className="target text-link"
                  >
                    {t("common:actions.edit")}
                  </Link>
                ) : null}
              </div>
              <p className="flex flex-wrap gap-1.5">
                {LINK_FLAGS.filter((flag) => child[flag]).map((flag) => (
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
