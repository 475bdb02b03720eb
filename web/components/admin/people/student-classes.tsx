import { Form, Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StudentProfile } from "#domain/people/student.schema";
import { LinkButton, SubmitButton } from "#web/components/button.tsx";
import { Section } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { SectionLink } from "../section-link.tsx";

type Place = StudentProfile["enrollments"][number];

/** The classes of a student: now, to come, and what was. */
export function StudentClasses({
  student,
  mayPlace,
}: {
  student: StudentProfile;
  mayPlace: boolean;
}) {
  const { t } = useTranslation("person");
  const { id, enrollments, status } = student;
  const now = enrollments.filter(({ when }) => when !== "past");
  const past = enrollments.filter(({ when }) => when === "past");
  return (
    <Section
      title={t("student.classes")}
      action={
        mayPlace && status === "enrolled" ? (
          <SectionLink icon={Plus} to={`/admin/people/${id}/enrol`}>
            {t("student.addToClass")}
          </SectionLink>
        ) : null
      }
    >
      {now.length === 0 && status === "enrolled" ? (
        <p className="text-ink-soft">{t("student.classesNone")}</p>
      ) : null}
      <ul className="divide-y divide-hairline">
        {now.map((place) => (
          <li key={place.id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <PlaceLine place={place} />
            {mayPlace ? <PlaceActions student={id} place={place} /> : null}
          </li>
        ))}
      </ul>
      {past.length > 0 ? (
        <details className="mt-3">
          <summary className="target text-ink-soft hover:text-ink">
            {t("student.classesPast")} ({past.length})
          </summary>
          <ul className="divide-y divide-hairline">
            {past.map((place) => (
              <li key={place.id} className="py-1">
                <PlaceLine place={place} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

function PlaceLine({ place }: { place: Place }) {
  const span = useSpan(place);
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <Link to={`/admin/classes/${place.classId}`} className="target text-link">
        {place.classTitle}
      </Link>
      <span className="text-ink-quiet text-meta">{span}</span>
    </p>
  );
}

function PlaceActions({ student, place }: { student: string; place: Place }) {
  const { t } = useTranslation("person");
  return (
    <div className="flex">
      <LinkButton
        variant="plain"
        to={`/admin/people/${student}/move/${place.id}`}
        aria-label={t("student.moveOf", { class: place.classTitle })}
      >
        {t("student.move")}
      </LinkButton>
      <Form method="post">
        <input type="hidden" name="enrollmentId" value={place.id} />
        <SubmitButton
          variant="plain"
          name="intent"
          value="endEnrollment"
          title={t("student.endHint")}
          aria-label={t("student.endOf", { class: place.classTitle })}
        >
          {t("student.endEnrollment")}
        </SubmitButton>
      </Form>
    </div>
  );
}

/** From when to when, as far as it is known. */
export function useSpan({
  beginsOn,
  endsOn,
  when,
}: {
  beginsOn: string | null;
  endsOn: string | null;
  when?: Place["when"];
}): string {
  const { t } = useTranslation("person");
  const { date } = useFormat();
  if (beginsOn && endsOn) {
    return t("student.range", { from: date(beginsOn), to: date(endsOn) });
  }
  if (endsOn) return t("student.until", { date: date(endsOn) });
  if (!beginsOn) return "";
  return t(when === "future" ? "student.from" : "student.since", { date: date(beginsOn) });
}
