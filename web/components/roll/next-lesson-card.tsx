import { ClipboardCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LATE_TO_TAKE_MINUTES } from "#domain/attendance/constants";
import type { RegisterSummary } from "#domain/attendance/register.schema";
import { LinkButton } from "#web/components/button.tsx";
import { useFormat } from "#web/lib/format.ts";
import { laterBy, registerPath } from "./lessons.ts";

/** The one thing to do now, with one button. */
export function NextLessonCard({ register, time }: { register: RegisterSummary; time: string }) {
  const { t } = useTranslation("teacher");
  const { list, name } = useFormat();
  const { classTitle, startsAt, endsAt, periodTitle, location, counts, teachers } = register;
  const size = counts.present + counts.late + counts.absent + counts.excused + counts.unmarked;
  const facts = [
    periodTitle,
    `${startsAt}–${endsAt}`,
    location,
    t("lesson.studentCount", { count: size }),
  ];
  const others = teachers.length > 1 ? list(teachers.map((teacher) => name(teacher))) : null;
  return (
    <section
      aria-labelledby="next-lesson"
      className="mb-9 border-accent border-l-3 bg-surface px-5 py-5 sm:px-7 sm:py-6"
    >
      <p className="text-ink-soft">{when(register, time, t)}</p>
      <h2 id="next-lesson" className="mt-0.5 text-page">
        {classTitle}
      </h2>
      <p className="mt-1 text-ink-soft tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
      {others ? <p className="text-ink-quiet text-meta">{others}</p> : null}
      <LinkButton
        variant="primary"
        icon={ClipboardCheck}
        to={registerPath(register)}
        wide
        className="mt-5 min-h-13 px-7 text-lead"
      >
        {t(register.state === "not_opened" ? "today.take" : "today.goOn")}
      </LinkButton>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<"teacher">>["t"];

function when({ startsAt, endsAt, state }: RegisterSummary, time: string, t: Translate): string {
  if (state !== "not_opened") return t("today.when.open");
  if (time < startsAt) return t("today.when.next", { time: startsAt });
  if (time >= endsAt) return t("today.when.over", { time: endsAt });
  const by = laterBy(startsAt, LATE_TO_TAKE_MINUTES);
  return time < by ? t("today.when.now", { time: by }) : t("today.when.late", { time: by });
}
