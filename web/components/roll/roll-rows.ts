import type { RosterStudent } from "#domain/attendance/register.schema";
import { codeOf } from "./roll-context.ts";
import type { RowData } from "./roll-row.tsx";
import { kindOf, lastOpOn, shownWish } from "./roll-state.ts";
import type { RollState } from "./roll-types.ts";
import { quickCodes } from "./roll-wishes.ts";
import type { TermHistory } from "./term-marks.tsx";

/** What the row of one student shows. */
export function rowOf(
  state: RollState,
  student: RosterStudent,
  history: TermHistory,
  unmarked: string,
): RowData {
  const { code, minutesLate, note } = shownWish(state, student.id);
  const mark = state.marks[student.id];
  const flash = state.news?.studentIds.includes(student.id) ? state.news.seq : null;
  return {
    student,
    code,
    label: codeOf(state.codes, code)?.label ?? unmarked,
    usual: quickCodes(state.codes).some((one) => one.code === code),
    kind: kindOf(state, code),
    minutesLate,
    note,
    mark,
    mine: mark?.by?.id === state.me,
    waiting: state.link !== "live" && lastOpOn(state, student.id) !== null,
    flash,
    question: state.questions[student.id],
    history: history.sessions.length > 0 ? (history.marks[student.id] ?? []) : undefined,
  };
}
