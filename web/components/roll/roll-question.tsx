import { useTranslation } from "react-i18next";
import type { Mark, RosterStudent } from "#domain/attendance/register.schema";
import { Button } from "#web/components/button.tsx";
import { useFormat } from "#web/lib/format.ts";
import { codeOf, useRoll, useRollState } from "./roll-context.ts";
import { GRID } from "./roll-grid-roles.ts";
import type { Question, RollState } from "./roll-types.ts";

const selectCodes = (state: RollState) => state.codes;
const selectHead = (state: RollState) => state.head;

/** Somebody else's mark stands where one's own was meant: says whose, and asks. */
export function RollQuestion({
  student,
  question,
  mark,
}: {
  student: RosterStudent;
  question: Question;
  mark: Mark | undefined;
}) {
  const { t } = useTranslation("register");
  const { name, time } = useFormat();
  const { store } = useRoll();
  const codes = useRollState(selectCodes);
  const head = useRollState(selectHead);
  const label = (code: string | null | undefined) =>
    codeOf(codes, code ?? null)?.label ?? t("notMarked");
  const mine = label(question.mine.code);
  const theirs = label(mark?.code);
  const who = question.reason === "submitted" ? head.submittedBy : mark?.by;
  const at = question.reason === "submitted" ? head.submittedAt : mark?.at;
  const values = {
    student: name(student),
    by: who ? name(who) : t("somebody"),
    time: at ? time(at) : "",
    mine,
    theirs,
  };
  const closed = head.state === "submitted";
  return (
    <div
      {...GRID.row()}
      data-question={student.id}
      className="border-hairline border-b bg-late-soft"
    >
      <div {...GRID.cell} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <p className="min-w-0 flex-1 basis-64">
          {t(question.reason === "submitted" ? "question.submitted" : "question.stale", values)}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => store.answer(student.id, "theirs")}>
            {closed ? t("question.dismiss") : t("question.keep", values)}
          </Button>
          {closed ? null : (
            <Button onClick={() => store.answer(student.id, "mine")}>
              {t("question.use", values)}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
