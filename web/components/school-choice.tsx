import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "./button.tsx";
import { PublicFrame, PublicTitle } from "./public-frame.tsx";
import { Avatar } from "./states.tsx";

type School = { slug: string; name: string; href: string };

/** After a right password: which of the person's schools to open. */
export function SchoolChoice({ schools, wanted }: { schools: School[]; wanted: string | null }) {
  const { t } = useTranslation(["public", "common"]);
  if (schools.length === 0) {
    return (
      <PublicFrame>
        <PublicTitle title={t("signIn.title")}>{t("signIn.noSchool")}</PublicTitle>
        <LinkButton to="/sign-in" reloadDocument>
          {t("common:actions.back")}
        </LinkButton>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame>
      <PublicTitle title={t("signIn.choose")}>
        {wanted ? t("signIn.otherSchool", { school: wanted }) : t("signIn.chooseText")}
      </PublicTitle>
      <ul className="divide-y divide-hairline border-hairline border-y">
        {schools.map(({ slug, name, href }) => (
          <li key={slug}>
            <a href={href} className="flex min-h-16 items-center gap-3 py-2 hover:bg-sunken">
              <Avatar name={name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-ink-quiet text-meta">
                  {new URL(href).host}
                </span>
              </span>
              <ChevronRight aria-hidden className="size-5 text-ink-quiet" />
            </a>
          </li>
        ))}
      </ul>
    </PublicFrame>
  );
}
