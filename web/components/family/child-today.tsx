import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ChildRegister, ChildToday } from "#domain/attendance/student-attendance.schema";
import { type MarkKind, MarkSymbol } from "#web/components/marks.tsx";
import { Avatar } from "#web/components/states.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { type DayStatus, dayStatus } from "./today-status.ts";

type Labels = Record<string, string>;

const grounds: Record<MarkKind, string> = {
  present: "border-present bg-present-soft",
  late: "border-late bg-late-soft",
  absent: "border-absent bg-absent-soft",
  excused: "border-excused bg-excused-soft",
  unmarked: "border-edge bg-sunken",
};

/** One child's day: what is known in one sentence, then every lesson. */
export function ChildDay({
  child,
  time,
  labels,
}: {
  child: ChildToday;
  /** `HH:MM` of the school. */
  time: string;
  /** What each code is called. */
  labels: Labels;
}) {
  const { t } = useTranslation("family");
  const { name } = useFormat();
  const { student, schoolName, registers } = child;
  const called = name(student);
  return (
    <section aria-labelledby={`child-${student.id}`} className="mb-10">
      <h2 id={`child-${student.id}`} className="text-title">
        <Link
          to={`/family/children/${student.id}`}
          prefetch="intent"
          className="mb-3 flex min-h-14 items-center gap-3 hover:text-accent"
        >
          <Avatar name={called} className="size-11 font-semibold text-meta" />
          <span className="min-w-0 flex-1 leading-snug">
            {called}
            <span className="block truncate font-normal text-ink-quiet text-meta">
              {schoolName}
            </span>
          </span>
          <span className="hidden font-normal text-ink-soft text-meta sm:inline">
            {t("today.history")}
          </span>
          <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-quiet" />
        </Link>
      </h2>
      <Status status={dayStatus(registers, time)} labels={labels} />
      {registers.length > 0 ? (
        <ul className="divide-y divide-hairline border-hairline border-b">
          {registers.map((register) => (
            <LessonLine key={register.id} register={register} time={time} labels={labels} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Status({ status, labels }: { status: DayStatus; labels: Labels }) {
  const { t } = useTranslation("family");
  const { time } = useFormat();
  const kind: MarkKind =
    status.kind === "present" ||
    status.kind === "late" ||
    status.kind === "absent" ||
    status.kind === "excused"
      ? status.kind
      : "unmarked";
  const mark = "lesson" in status ? status.lesson.mark : null;
  const values = {
    lesson: "lesson" in status ? status.lesson.classTitle : "",
    time: timeOf(status, time),
    label: mark?.code ? (labels[mark.code] ?? mark.code) : "",
    count: mark?.minutesLate ?? 0,
  };
  const late = status.kind === "late" && mark?.minutesLate;
  return (
    <div className={cx("flex items-center gap-4 border-l-3 px-4 py-4 sm:px-5", grounds[kind])}>
      <MarkSymbol kind={kind} letter={mark?.code ?? ""} className="size-11" />
      <div className="min-w-0">
        <p className="font-semibold text-title leading-snug">
          {t(late ? "status.lateBy" : `status.${status.kind}`, values)}
        </p>
        {mark && "lesson" in status ? (
          <p className="text-ink-soft">
            {t("status.asOf", {
              lesson: status.lesson.classTitle,
              startsAt: status.lesson.startsAt,
              time: time(mark.at),
            })}
          </p>
        ) : (
          <p className="text-ink-soft">{t(`status.text.${status.kind as "none"}`)}</p>
        )}
        {mark?.note ? <p className="mt-1 text-ink-soft">“{mark.note}”</p> : null}
      </div>
    </div>
  );
}

function timeOf(status: DayStatus, time: (at: string) => string): string {
  if (status.kind === "present") return time(status.since);
  if (status.kind === "absent") return status.since;
  return "startsAt" in status ? status.startsAt : "";
}

function LessonLine({
  register,
  time,
  labels,
}: {
  register: ChildRegister;
  time: string;
  labels: Labels;
}) {
  const { t } = useTranslation("family");
  const { startsAt, endsAt, classTitle, periodTitle, mark } = register;
  const code = mark?.code;
  const words = code
    ? [
        labels[code] ?? code,
        mark.minutesLate ? t("report.minutes", { count: mark.minutesLate }) : null,
      ]
        .filter(Boolean)
        .join(", ")
    : t(`lesson.${unsaid(register, time)}`);
  return (
    <li className="flex min-h-15 items-center gap-3 py-2 sm:gap-4">
      <span className="w-12 shrink-0 leading-snug tabular-nums">
        <span className="block">{startsAt}</span>
        <span className="block text-ink-quiet text-meta">{endsAt}</span>
      </span>
      <span className="min-w-0 flex-1 leading-snug">
        <span className="block">{classTitle}</span>
        {periodTitle ? <span className="block text-ink-quiet text-meta">{periodTitle}</span> : null}
      </span>
      <span className={cx("text-right leading-snug", !code && "text-ink-quiet")}>{words}</span>
      <MarkSymbol kind={mark?.category ?? "unmarked"} letter={code ?? ""} className="size-8" />
    </li>
  );
}

function unsaid({ state, startsAt }: ChildRegister, time: string) {
  if (state === "submitted") return "noMark";
  if (state === "open" || state === "reopened") return "beingTaken";
  return startsAt > time ? "later" : "notTaken";
}
