import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { AbsentNow } from "./absent-now.tsx";
import { LaneColumns, LaneList } from "./board-lanes.tsx";
import { BoardMatrix } from "./board-matrix.tsx";
import {
  type BoardAbsence,
  type BoardEntry,
  lanesOf,
  matrixOf,
  missingOf,
  totalsOf,
} from "./board-state.ts";
import { BoardSummary } from "./board-summary.tsx";
import { NotTaken } from "./not-taken.tsx";
import { useNews } from "./use-news.ts";

/** The whole school on one day. */
export function Board({
  entries,
  absences,
  on,
  now,
}: {
  entries: readonly BoardEntry[];
  absences: readonly BoardAbsence[];
  on: string;
  /** The school's time of day, `HH:MM`; null on another day. */
  now: string | null;
}) {
  const { t } = useTranslation("board");
  const lanes = useMemo(() => lanesOf(entries), [entries]);
  const matrix = useMemo(() => matrixOf(entries), [entries]);
  const totals = useMemo(() => totalsOf(entries), [entries]);
  const { fresh, spoken } = useNews(entries);
  const view = { lanes, on, now, fresh };
  return (
    <>
      <p role="status" className="sr-only" data-news>
        {spoken}
      </p>
      <BoardSummary totals={totals} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <NotTaken missing={missingOf(entries)} on={on} isToday={now !== null} />
        <AbsentNow absences={absences} isToday={now !== null} />
      </div>
      <Section title={t("title")}>
        <div className="hidden md:block">
          {matrix ? <BoardMatrix {...view} matrix={matrix} /> : <LaneColumns {...view} />}
        </div>
        <div className="md:hidden">
          <LaneList {...view} />
        </div>
      </Section>
    </>
  );
}
