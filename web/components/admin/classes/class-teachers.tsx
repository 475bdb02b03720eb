import { Form, Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ClassProfile } from "#domain/academics/class.schema";
import { SubmitButton } from "#web/components/button.tsx";
import { Section } from "#web/components/layout.tsx";
import { SectionLink } from "../section-link.tsx";

/** Who teaches a class today. */
export function ClassTeachers({
  schoolClass,
  mayWrite,
}: {
  schoolClass: ClassProfile;
  mayWrite: boolean;
}) {
  const { t } = useTranslation("classes");
  const { id, teachers } = schoolClass;
  return (
    <Section
      title={t("page.teachers")}
      action={
        mayWrite ? (
          <SectionLink icon={Plus} to={`/admin/classes/${id}/teacher`}>
            {t("page.addTeacher")}
          </SectionLink>
        ) : null
      }
    >
      {teachers.length === 0 ? <p className="text-ink-soft">{t("page.teachersNone")}</p> : null}
      <ul className="divide-y divide-hairline">
        {teachers.map(({ enrollmentId, personId, displayName, role, isPrimary }) => (
          <li key={enrollmentId} className="flex flex-wrap items-center justify-between gap-x-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <Link to={`/admin/people/${personId}`} className="target text-link">
                {displayName}
              </Link>
              {isPrimary || role === "assistant" ? (
                <span className="text-ink-quiet text-meta">
                  {isPrimary ? t("page.main") : t("page.assistant")}
                </span>
              ) : null}
            </p>
            {mayWrite ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="enrollmentId" value={enrollmentId} />
                <SubmitButton
                  variant="plain"
                  name="intent"
                  value="endTeacher"
                  aria-label={t("page.endTeachingOf", { name: displayName })}
                >
                  {t("page.endTeaching")}
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
