import { BookOpen, CalendarClock, CalendarOff, FileInput, Sunrise, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
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
    <Ways id="begin" title={t("begin.title")} text={t("begin.text")}>
      {steps.map(({ key, to, icon, may }, at) => (
        <Way
          key={key}
          number={at + 1}
          title={t(`begin.${key}.title`)}
          text={t(`begin.${key}.text`)}
          action={
            may ? (
              <LinkButton to={to} icon={icon} variant={at === 0 ? "primary" : "quiet"}>
                {t(`begin.${key}.action`)}
              </LinkButton>
            ) : null
          }
        />
      ))}
    </Ways>
  );
}

/** Classes without weekly times: no register comes up until they have some. */
export function BoardWaits({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation("admin");
  const ways = [
    { key: "daily", to: "/admin/timetable/daily", icon: Sunrise, may: mayWrite },
    { key: "periods", to: "/admin/timetable/periods", icon: CalendarClock, may: mayWrite },
    { key: "now", to: "/admin/classes", icon: BookOpen, may: true },
  ] as const;
  return (
    <Ways id="waits" title={t("times.title")} text={t("times.text")}>
      {ways.map(({ key, to, icon, may }, at) => (
        <Way
          key={key}
          title={t(`times.${key}.title`)}
          text={t(`times.${key}.text`)}
          action={
            may ? (
              <LinkButton to={to} icon={icon} variant={at === 0 ? "primary" : "quiet"}>
                {t(`times.${key}.action`)}
              </LinkButton>
            ) : null
          }
        />
      ))}
    </Ways>
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

function Ways({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="max-w-3xl">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-ink-soft">{text}</p>
      <ol className="divide-y divide-hairline border-hairline border-y">{children}</ol>
    </section>
  );
}

function Way({
  number,
  title,
  text,
  action,
}: {
  number?: number;
  title: string;
  text: string;
  action: ReactNode;
}) {
  return (
    <li className="flex flex-col gap-3 py-5 sm:flex-row sm:items-center sm:justify-between sm:gap-6">
      <div className="flex gap-4">
        {number ? (
          <span className="font-semibold text-accent text-lead tabular-nums">{number}</span>
        ) : null}
        <div>
          <h3 className="text-body">{title}</h3>
          <p className="max-w-prose text-ink-soft">{text}</p>
        </div>
      </div>
      {action ? <div className="shrink-0">{action}</div> : null}
    </li>
  );
}
