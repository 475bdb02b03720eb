import {
  BookOpen,
  CalendarClock,
  CalendarOff,
  CircleCheck,
  FileInput,
  type LucideIcon,
  Sunrise,
  UserPlus,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { useFormat } from "#web/lib/format.ts";

export type Setup = {
  students: number;
  classes: number;
  staff: number;
  may: { import: boolean; write: boolean; staff: boolean };
};

type Way = { to: string; icon: LucideIcon; label: string; may: boolean };

/** The board of a school that has no registers yet: what it will show, how to get there, what is done. */
export function BoardSetup({ students, classes, staff, may }: Setup) {
  const { t } = useTranslation("board");
  const { number } = useFormat();
  const counts = { roster: students, classes, staff };
  const ways: Record<keyof typeof counts, Way> = {
    roster: {
      to: "/admin/import",
      icon: FileInput,
      label: t("begin.roster.action"),
      may: may.import,
    },
    classes: {
      to: "/admin/classes/new",
      icon: BookOpen,
      label: t("begin.classes.action"),
      may: may.write,
    },
    staff: {
      to: "/admin/people/new?kind=staff",
      icon: UserPlus,
      label: t("begin.staff.action"),
      may: may.staff,
    },
  };
  const steps = Object.keys(counts) as (keyof typeof counts)[];
  const next = steps.find((step) => counts[step] === 0);
  const begun = students > 0 || classes > 0;
  return (
    <section aria-labelledby="setup" className="max-w-3xl">
      <h2 id="setup" className="text-title">
        {t(begun ? "begin.goOn" : "begin.title")}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-ink-soft">
        {t(begun ? "begin.goOnText" : "begin.text")}
      </p>
      <ol className="divide-y divide-hairline border-hairline border-y">
        {steps.map((step, at) => {
          const count = counts[step];
          return (
            <Step
              key={step}
              number={at + 1}
              title={t(`begin.${step}.title`)}
              done={count > 0 ? t(`begin.${step}.done`, { count, n: number(count) }) : null}
              text={t(`begin.${step}.text`)}
            >
              {count === 0 ? <Action way={ways[step]} primary={step === next} /> : null}
            </Step>
          );
        })}
        <Step number={steps.length + 1} title={t("times.title")} text={t("times.text")}>
          {null}
        </Step>
      </ol>
      {classes > 0 ? <Times mayWrite={may.write} primary={next === undefined} /> : null}
    </section>
  );
}

function Step({
  number,
  title,
  text,
  done,
  children,
}: {
  number: number;
  title: string;
  text: string;
  /** What there is already; null while there is nothing. */
  done?: string | null;
  children: ReactNode;
}) {
  const { t } = useTranslation("board");
  return (
    <li className="flex flex-col gap-3 py-5 sm:flex-row sm:items-center sm:justify-between sm:gap-6">
      <div className="flex gap-4">
        {done ? (
          <CircleCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-present" />
        ) : (
          <span
            aria-hidden
            className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-round border border-edge text-ink-soft text-meta tabular-nums"
          >
            {number}
          </span>
        )}
        <div>
          <h3 className="text-body">
            {title}
            {done ? <span className="sr-only"> {t("begin.isDone")}</span> : null}
          </h3>
          <p className="max-w-prose text-ink-soft">{done ?? text}</p>
        </div>
      </div>
      {children ? <div className="shrink-0 pl-10 sm:pl-0">{children}</div> : null}
    </li>
  );
}

/** The three ways to weekly times. */
function Times({ mayWrite, primary }: { mayWrite: boolean; primary: boolean }) {
  const { t } = useTranslation("board");
  const ways = [
    { key: "daily", to: "/admin/timetable/daily", icon: Sunrise, may: mayWrite },
    { key: "periods", to: "/admin/timetable/periods", icon: CalendarClock, may: mayWrite },
    { key: "now", to: "/admin/classes", icon: BookOpen, may: true },
  ] as const;
  return (
    <ul className="ml-10 divide-y divide-hairline border-hairline border-b">
      {ways.map(({ key, to, icon, may }, at) => (
        <li
          key={key}
          className="flex flex-col gap-3 py-4 sm:flex-row sm:items-center sm:justify-between sm:gap-6"
        >
          <div>
            <p className="font-medium">{t(`times.${key}.title`)}</p>
            <p className="max-w-prose text-ink-soft">{t(`times.${key}.text`)}</p>
          </div>
          <div className="shrink-0">
            <Action
              way={{ to, icon, label: t(`times.${key}.action`), may }}
              primary={primary && at === 0}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Action({ way, primary }: { way: Way; primary: boolean }) {
  if (!way.may) return null;
  return (
    <LinkButton to={way.to} icon={way.icon} variant={primary ? "primary" : "quiet"}>
      {way.label}
    </LinkButton>
  );
}

/** A day without lessons, and why. */
export function NoLessons({ reasons }: { reasons: readonly string[] }) {
  const { t } = useTranslation("board");
  const { list } = useFormat();
  return (
    <EmptyState
      icon={CalendarOff}
      title={reasons.length > 0 ? list(reasons) : t("noLessons")}
      action={<LinkButton to="/admin/timetable">{t("toTimetable")}</LinkButton>}
    >
      {t("noLessonsText")}
    </EmptyState>
  );
}
