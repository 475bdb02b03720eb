import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ClassProfile } from "#domain/academics/class.schema";
import { Section } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { SectionLink } from "../section-link.tsx";

/** When a class meets in the week, a line a weekday. */
export function WeeklyTimes({
  schoolClass,
  mayWrite,
}: {
  schoolClass: ClassProfile;
  mayWrite: boolean;
}) {
  const { t } = useTranslation("classes");
  const { weekday, date } = useFormat();
  const { id, meetings } = schoolClass;
  const days = [...new Set(meetings.map((one) => one.weekday))].sort();
  return (
    <Section
      title={t("page.times")}
      action={
        mayWrite ? (
          <SectionLink icon={CalendarClock} to={`/admin/classes/${id}/times`}>
            {t("page.editTimes")}
          </SectionLink>
        ) : null
      }
    >
      {days.length === 0 ? <p className="text-ink-soft">{t("page.timesNone")}</p> : null}
      <dl className="divide-y divide-hairline">
        {days.map((day) => (
          <div key={day} className="grid grid-cols-[4rem_1fr] gap-x-3 py-2">
            <dt className="text-ink-quiet">{weekday(day, "short")}</dt>
            <dd>
              {meetings
                .filter((one) => one.weekday === day)
                .map((one) => (
                  <p key={one.id} className="flex flex-wrap gap-x-3">
                    <span className="tabular-nums">
                      {one.startsAt}–{one.endsAt}
                    </span>
                    <span className="text-ink-soft">
                      {[one.periodTitle, one.location].filter(Boolean).join(" · ")}
                    </span>
                    {one.endsOn ? (
                      <span className="text-ink-quiet text-meta">
                        {t("page.until", { date: date(one.endsOn) })}
                      </span>
                    ) : null}
                  </p>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The school year and terms in which a class runs. */
export function ClassTerms({ terms }: { terms: ClassProfile["terms"] }) {
  const { t } = useTranslation("classes");
  const { date } = useFormat();
  return (
    <Section title={t("page.terms")}>
      {terms.length === 0 ? <p className="text-ink-soft">{t("page.termsNone")}</p> : null}
      <ul className="divide-y divide-hairline">
        {terms.map(({ id, title, startsOn, endsOn }) => (
          <li key={id} className="py-2">
            {title}{" "}
            <span className="text-ink-quiet text-meta">
              {t("terms.span", { from: date(startsOn), to: date(endsOn) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
