import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { MarkSymbol } from "#web/components/marks.tsx";
import { useFormat } from "#web/lib/format.ts";
import type { BoardAbsence } from "./board-state.ts";

const SHOWN = 12;

/** Everybody whose latest mark of the day says that they are not there. */
export function AbsentNow({ absences }: { absences: readonly BoardAbsence[] }) {
  const { t } = useTranslation("admin");
  const { number } = useFormat();
  const rest = absences.slice(SHOWN);
  return (
    <Section title={t("board.absentTitle")} meta={number(absences.length)}>
      {absences.length === 0 ? (
        <p className="text-ink-soft">{t("board.absentNone")}</p>
      ) : (
        <AbsentList absences={absences.slice(0, SHOWN)} />
      )}
      {rest.length > 0 ? (
        <details>
          <summary className="target text-link">
            {t("board.absentMore", { count: rest.length })}
          </summary>
          <AbsentList absences={rest} />
        </details>
      ) : null}
    </Section>
  );
}

function AbsentList({ absences }: { absences: readonly BoardAbsence[] }) {
  const { t } = useTranslation("common");
  const { name } = useFormat();
  return (
    <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-1">
      {absences.map(({ student, reading, category, code, label, classTitle, startsAt, note }) => (
        <li key={student.id} className="flex items-center gap-3 py-1.5">
          <MarkSymbol
            kind={category ?? "unmarked"}
            letter={code ?? undefined}
            label={label ?? t(`marks.${category ?? "unmarked"}`)}
            className="size-7"
          />
          <p className="min-w-0 leading-tight">
            <Link
              to={`/admin/people/${student.id}`}
              prefetch="intent"
              className="font-medium hover:underline"
            >
              {name(student)}
            </Link>
            {reading ? <span className="ml-2 text-ink-quiet text-meta">{reading}</span> : null}
            <span className="block text-ink-quiet text-meta">
              {[`${startsAt} ${classTitle}`, label, note].filter(Boolean).join(" · ")}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
