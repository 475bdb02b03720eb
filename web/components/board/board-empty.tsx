import { BookOpen, CalendarOff, FileInput, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/states.tsx";

/** The board of a school that has just begun: what it will show, and the ways to get there. */
export function BoardBegins({ mayImport, mayWrite }: { mayImport: boolean; mayWrite: boolean }) {
  const { t } = useTranslation("admin");
  const steps = [
    { key: "roster", to: "/admin/import", icon: FileInput, may: mayImport },
    { key: "classes", to: "/admin/classes/new", icon: BookOpen, may: mayWrite },
    { key: "staff", to: "/admin/people/new?kind=staff", icon: UserPlus, may: mayWrite },
  ] as const;
  return (
    <section aria-labelledby="begin" className="max-w-3xl">
      <h2 id="begin" className="text-title">
        {t("begin.title")}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-ink-soft">{t("begin.text")}</p>
      <ol className="divide-y divide-hairline border-hairline border-y">
        {steps.map(({ key, to, icon, may }, at) => (
          <li
            key={key}
            className="flex flex-col gap-3 py-5 sm:flex-row sm:items-center sm:justify-between"
          >
            <div className="flex gap-4">
              <span className="font-semibold text-accent text-lead tabular-nums">{at + 1}</span>
              <div>
                <h3 className="text-body">{t(`begin.${key}.title`)}</h3>
                <p className="max-w-prose text-ink-soft">{t(`begin.${key}.text`)}</p>
              </div>
            </div>
            {may ? (
              <LinkButton
                to={to}
                icon={icon}
                variant={at === 0 ? "primary" : "quiet"}
                className="shrink-0"
              >
                {t(`begin.${key}.action`)}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A day without lessons, and why. */
export function NoLessons({ reasons }: { reasons: readonly string[] }) {
  const { t } = useTranslation("admin");
  return (
    <EmptyState
      icon={CalendarOff}
      title={reasons.length > 0 ? reasons.join(", ") : t("board.noLessons")}
      action={<LinkButton to="/admin/timetable">{t("board.toTimetable")}</LinkButton>}
    >
      {t("board.noLessonsText")}
    </EmptyState>
  );
}
