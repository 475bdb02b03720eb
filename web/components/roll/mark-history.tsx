import { useTranslation } from "react-i18next";
import { useFormat } from "#web/lib/format.ts";
import type { MarkChange } from "./mark-changes.ts";

/** How one mark came about: every attempt, by whom and when, behind a line that opens. */
export function MarkHistory({
  changes,
  labels,
}: {
  changes: readonly MarkChange[];
  /** What each code is called. */
  labels: Record<string, string>;
}) {
  const { t } = useTranslation("teacher");
  const { name, dateTime } = useFormat();
  if (changes.length === 0) return null;
  return (
    <details className="ml-15 sm:ml-16">
      <summary className="target cursor-pointer text-ink-soft text-meta hover:text-ink">
        {t("student.changes", { count: changes.length })}
      </summary>
      <ol className="mb-2 flex flex-col gap-1 border-hairline border-l-3 pl-3 text-meta">
        {changes.map(({ opId, outcome, code, minutesLate, note, source, by, at }) => (
          <li key={opId} className="flex flex-wrap gap-x-2">
            <span className="text-ink-quiet tabular-nums">{dateTime(at)}</span>
            <span className={outcome === "refused" ? "text-ink-quiet line-through" : undefined}>
              {code === null ? t("student.notMarked") : (labels[code] ?? code)}
              {minutesLate ? `, ${t("student.minutes", { count: minutesLate })}` : ""}
            </span>
            {outcome === "refused" ? <span>{t("student.refused")}</span> : null}
            <span className="text-ink-soft">
              {by ? name(by) : null} {source === "teacher" ? "" : t(`student.source.${source}`)}
            </span>
            {note ? <span className="basis-full text-ink-soft">{note}</span> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
