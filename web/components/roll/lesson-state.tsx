import { Check, CircleDashed, Clock, PencilLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LATE_TO_TAKE_MINUTES } from "#domain/attendance/constants";
import type { RegisterSummary } from "#domain/attendance/register.schema";
import { Badge } from "#web/components/layout.tsx";
import { laterBy } from "./lessons.ts";

/** Where the register of a lesson stands, in a word or two. */
export function LessonState({ register }: { register: RegisterSummary }) {
  const { t } = useTranslation("teacher");
  const { timing, counts, startsAt } = register;
  const size = counts.present + counts.late + counts.absent + counts.excused + counts.unmarked;
  if (timing === "submitted") {
    return (
      <Badge tone="good" icon={Check}>
        {t("lesson.submitted")}
      </Badge>
    );
  }
  if (timing === "open") {
    return (
      <Badge tone="info" icon={PencilLine}>
        {t("lesson.open", { marked: size - counts.unmarked, count: size })}
      </Badge>
    );
  }
  if (timing === "late") {
    return (
      <Badge tone="warning" icon={Clock}>
        {t("lesson.late")}
      </Badge>
    );
  }
  if (timing === "due") {
    return (
      <Badge tone="accent" icon={Clock}>
        {t("lesson.due", { time: laterBy(startsAt, LATE_TO_TAKE_MINUTES) })}
      </Badge>
    );
  }
  return <Badge icon={CircleDashed}>{t("lesson.notDue")}</Badge>;
}
