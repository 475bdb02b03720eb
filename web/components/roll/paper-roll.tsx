import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/components/button.tsx";
import { Banner } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { PaperRow, PaperSymbols } from "./paper-row.tsx";
import { codeOf, useRoll } from "./roll-context.ts";
import { RollEmpty } from "./roll-empty.tsx";
import { FooterFrame, Tally } from "./roll-footer.tsx";
import { RollHeader } from "./roll-header.tsx";
import { rowOf } from "./roll-rows.ts";
import { countsOf } from "./roll-state.ts";
import type { RollState } from "./roll-types.ts";
import { mayMark } from "./roll-wishes.ts";

/** What became of a form that was sent without JavaScript. */
export type PaperResult = {
  saved: number;
  conflicts: { studentId: string; mine: string | null }[];
  error: "submitted" | "unavailable" | "reason" | null;
};

/** The roll as a form: it works before JavaScript arrives and where it never does. */
export function PaperRoll({
  state,
  result,
  panel,
}: {
  state: RollState;
  result: PaperResult | null;
  /** What was asked for by the address: one student, the submission, the reopening. */
  panel: ReactNode;
}) {
  const { t } = useTranslation(["register", "common"]);
  const { lesson } = useRoll();
  const open = mayMark(state);
  const address = `?at=${lesson.startsAt.replace(":", "")}`;
  return (
    <Form
      method="post"
      action={address}
      id="paper-roll"
      className="flex min-h-dvh flex-col md:min-h-0"
    >
      <RollHeader
        status={
          open && !panel ? (
            <button
              type="submit"
              name="intent"
              value="save"
              className="min-h-11 rounded-control px-2 font-medium text-accent hover:bg-accent-soft"
            >
              {t("common:actions.save")}
            </button>
          ) : null
        }
      />
      {result ? <Result state={state} result={result} /> : null}
      {panel ?? <PaperList state={state} open={open} />}
      <PaperFooter state={state} open={open} panel={panel !== null} />
    </Form>
  );
}

function PaperList({ state, open }: { state: RollState; open: boolean }) {
  const { t } = useTranslation("register");
  const { lesson } = useRoll();
  if (state.roster.length === 0) return <RollEmpty />;
  return (
    <>
      <p className="px-4 py-2 text-ink-quiet text-meta md:px-2">
        {t(open ? "paperHint" : state.may.reopen ? "submittedHint" : "readOnlyHint")}
      </p>
      <PaperSymbols codes={state.codes} />
      <ul aria-label={t("label", { class: lesson.classTitle })}>
        {state.roster.map((student) => (
          <PaperRow
            key={student.id}
            row={rowOf(state, student, lesson.history, t("notMarked"))}
            codes={state.codes}
            readOnly={!open}
          />
        ))}
      </ul>
    </>
  );
}

function PaperFooter({ state, open, panel }: { state: RollState; open: boolean; panel: boolean }) {
  const { t } = useTranslation("register");
  const { name, time } = useFormat();
  const { head, may } = state;
  return (
    <FooterFrame
      tally={
        <div className="flex min-h-11 items-center">
          <Tally counts={countsOf(state)} state={state} />
        </div>
      }
    >
      {panel ? null : open ? (
        <div className="flex gap-2 pb-1 md:pb-0">
          <Button type="submit" name="intent" value="allPresent" className="flex-1 md:flex-none">
            {t("allPresent")}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="review"
            variant="primary"
            className="flex-1 md:flex-none md:px-8"
          >
            {t("submit")}
          </Button>
        </div>
      ) : head.state === "submitted" ? (
        <div className="flex items-center justify-between gap-4 pb-1 md:pb-0">
          <p className="min-w-0 text-ink-soft text-meta">
            {t("submittedBy", {
              by: head.submittedBy ? name(head.submittedBy) : t("somebody"),
              at: head.submittedAt ? time(head.submittedAt) : "",
            })}
          </p>
          {may.reopen ? (
            <Button type="submit" name="intent" value="askReopen">
              {t("reopen")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </FooterFrame>
  );
}

function Result({ state, result }: { state: RollState; result: PaperResult }) {
  const { t } = useTranslation("register");
  const { name, time } = useFormat();
  const label = (code: string | null | undefined) =>
    codeOf(state.codes, code ?? null)?.label ?? t("notMarked");
  if (result.error) return <Banner tone="error" title={t(`paper.${result.error}`)} />;
  if (result.conflicts.length === 0) {
    if (result.saved === 0) return null;
    return <Banner tone="good" title={t("paper.saved", { count: result.saved })} />;
  }
  return (
    <Banner tone="warning" title={t("paper.conflicts", { count: result.conflicts.length })}>
      <ul>
        {result.conflicts.map(({ studentId, mine }) => {
          const student = state.roster.find(({ id }) => id === studentId);
          const mark = state.marks[studentId];
          return (
            <li key={studentId}>
              {t("question.stale", {
                student: student ? name(student) : "",
                by: mark?.by ? name(mark.by) : t("somebody"),
                time: mark ? time(mark.at) : "",
                theirs: label(mark?.code),
                mine: label(mine),
              })}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
