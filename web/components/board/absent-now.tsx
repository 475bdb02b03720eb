import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { MarkSymbol } from "#web/components/marks.tsx";
import { useFormat } from "#web/lib/format.ts";
import type { BoardAbsence } from "./board-state.ts";
import { ShortList } from "./short-list.tsx";

/** Everybody whose latest mark of the day says that they are not there. */
export function AbsentNow({
  absences,
  isToday,
}: {
  absences: readonly BoardAbsence[];
  isToday: boolean;
}) {
  const { t } = useTranslation("board");
  const { number } = useFormat();
  return (
    <Section
      title={t(isToday ? "absentTitle" : "absentDayTitle")}
      meta={absences.length > 0 ? number(absences.length) : null}
    >
      {absences.length === 0 ? (
        <p className="text-ink-soft">{t(isToday ? "absentNone" : "absentDayNone")}</p>
      ) : (
        <ShortList items={absences} more={(count) => t("absentMore", { count })}>
          {(absence) => <AbsentLine key={absence.student.id} absence={absence} />}
        </ShortList>
      )}
    </Section>
  );
}

/** A code of more letters than the symbol holds stands in the line beside it. */
const FITS = 2;

function AbsentLine({ absence }: { absence: BoardAbsence }) {
  const { t } = useTranslation("common");
  const { name } = useFormat();
  const { student, reading, category, code, label, classTitle, startsAt, note } = absence;
  const kind = category ?? "unmarked";
  const letter = code && [...code].length <= FITS ? code : undefined;
  return (
    <li>
      <Link
        to={`/admin/people/${student.id}`}
        prefetch="intent"
        className="-mx-2 flex min-h-11 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunken"
      >
        <MarkSymbol kind={kind} letter={letter} className="size-7" />
        <span className="min-w-0 leading-snug">
          <span className="font-medium">{name(student)}</span>
          {reading ? <span className="ml-2 text-ink-quiet text-meta">{reading}</span> : null}
          <span className="block text-ink-soft text-meta">
            {[label ?? t(`marks.${kind}`), note, `${classTitle}, ${startsAt}`]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </Link>
    </li>
  );
}
