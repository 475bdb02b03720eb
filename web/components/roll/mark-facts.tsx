import { Link } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RosterStudent } from "#domain/attendance/register.schema";
import { useFormat } from "#web/lib/format.ts";
import { codeOf } from "./roll-context.ts";
import type { RollState } from "./roll-types.ts";

/** What to know before marking: the alert, the last absence, who set the mark, the way to the history. */
export function StudentFacts({ state, student }: { state: RollState; student: RosterStudent }) {
  const { t } = useTranslation("register");
  const { name, date, time } = useFormat();
  const mark = state.marks[student.id];
  const facts: (string | null)[] = [
    student.isBirthday ? t("birthday") : null,
    student.lastAbsentOn ? t("lastAbsent", { date: date(student.lastAbsentOn, "weekday") }) : null,
    mark?.by && mark.code
      ? t("sheet.setBy", {
          mark: codeOf(state.codes, mark.code)?.label ?? mark.code,
          by: name(mark.by),
          at: time(mark.at),
        })
      : null,
  ];
  return (
    <div className="mb-3 flex flex-col gap-2 text-ink-soft">
      {student.alertNote ? (
        <p className="flex gap-2 border-late border-l-3 bg-late-soft px-3 py-2 text-ink">
          <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-late" />
          {student.alertNote}
        </p>
      ) : null}
      {facts
        .filter((fact) => fact !== null)
        .map((fact) => (
          <p key={fact} className="text-meta">
            {fact}
          </p>
        ))}
      <Link to={`/students/${student.id}`} className="target w-fit text-link text-meta">
        {t("sheet.history")}
      </Link>
    </div>
  );
}
