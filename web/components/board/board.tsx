import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { AbsentNow } from "./absent-now.tsx";
import { BoardLanes } from "./board-lanes.tsx";
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
  now: string | null;
}) {
  const { t } = useTranslation("admin");
  const lanes = useMemo(() => lanesOf(entries), [entries]);
  const matrix = useMemo(() => matrixOf(entries), [entries]);
  return (
    <>
      <BoardSummary totals={totalsOf(entries)} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <NotTaken missing={missingOf(entries)} on={on} />
        <AbsentNow absences={absences} />
      </div>
      <Section title={t("board.title")}>
        {matrix ? (
          <>
            <div className="hidden md:block">
              <BoardMatrix matrix={matrix} on={on} />
            </div>
            <div className="md:hidden">
              <BoardLanes lanes={lanes} on={on} now={now} />
            </div>
          </>
        ) : (
          <BoardLanes lanes={lanes} on={on} now={now} />
        )}
      </Section>
    </>
  );
}
