import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Facts } from "../facts.tsx";

const ELSEWHERE = {
  periods: "/admin/timetable/periods",
  calendar: "/admin/timetable/calendar",
  terms: "/admin/terms",
} as const;

/** What of the organisation stays as it was given, and what is set on other pages. */
export function OrganisationAside({ address, country }: { address: string; country: string }) {
  const { t, i18n } = useTranslation("settings");
  const countries = new Intl.DisplayNames([i18n.language, "en"], { type: "region" });
  return (
    <aside aria-label={t("organisation.aside")} className="flex flex-col gap-8">
      <Facts
        items={[
          {
            label: t("organisation.facts.address"),
            value: <span className="break-all">{address}</span>,
          },
          { label: t("organisation.facts.country"), value: countries.of(country) ?? country },
        ]}
      />
      <nav aria-labelledby="elsewhere">
        <h2 id="elsewhere" className="border-hairline border-b pb-2 text-lead">
          {t("organisation.elsewhere.title")}
        </h2>
        <ul className="divide-y divide-hairline border-hairline border-b">
          {(Object.keys(ELSEWHERE) as (keyof typeof ELSEWHERE)[]).map((key) => (
            <li key={key} className="py-2">
              <Link to={ELSEWHERE[key]} prefetch="intent" className="target text-link">
                {t(`organisation.elsewhere.${key}.title`)}
              </Link>
              <p className="text-ink-soft text-meta">{t(`organisation.elsewhere.${key}.text`)}</p>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}
