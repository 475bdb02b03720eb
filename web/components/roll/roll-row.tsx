import { Link } from "@remix-run/react";
import { Cake, Clock, StickyNote, TriangleAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Mark, RosterStudent } from "#domain/attendance/register.schema";
import { type MarkKind, MarkSymbol } from "#web/components/marks.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { useRoll } from "./roll-context.ts";
import { GRID } from "./roll-grid-roles.ts";
import { readingOf } from "./roll-names.ts";
import { RollQuestion } from "./roll-question.tsx";
import type { Question } from "./roll-types.ts";
import { TermMarks } from "./term-marks.tsx";

export type RowData = {
  student: RosterStudent;
  code: string | null;
  /** What the code is called. */
  label: string;
  /** Whether a tap sets this code; others are named in words. */
  usual: boolean;
  kind: MarkKind;
  minutesLate: number | null;
  note: string | null;
  mark: Mark | undefined;
  mine: boolean;
  /** Made here and not with the room yet, while there is no line. */
  waiting: boolean;
  /** The number of the change by somebody else that has just arrived here. */
  flash: number | null;
  question: Question | undefined;
  history: readonly (MarkKind | null)[] | undefined;
};

export const rowFrame =
  "roll-row relative flex min-h-16 items-stretch border-hairline border-b md:min-h-14 lg:grid lg:grid-cols-[minmax(14rem,1fr)_auto_5rem]";

type RowProps = {
  row: RowData;
  index: number;
  /** The row that the keyboard is in. */
  current: boolean;
  readOnly: boolean;
};

/** One student: name, what is worth knowing, the term behind it, and the mark that a tap changes. */
export const RollRow = memo(function RollRow({ row, index, current, readOnly }: RowProps) {
  const { t } = useTranslation("register");
  const { name } = useFormat();
  const { student, kind, code, label, waiting, flash, question, history } = row;
  const called = name(student);
  const detail = row.minutesLate ? t("minutes", { count: row.minutesLate }) : "";
  return (
    <>
      <div
        {...GRID.row(index + 1)}
        data-student={student.id}
        className={cx(rowFrame, "focus-within:bg-sunken md:hover:bg-sunken")}
      >
        {flash ? <span key={flash} className="roll-flash absolute inset-0" /> : null}
        <div {...GRID.name} className="relative flex min-w-0 flex-1">
          <NameLink id={student.id} tabIndex={-1}>
            <NameLines row={row} called={called} />
          </NameLink>
        </div>
        {history ? (
          <div {...GRID.cell} className="relative hidden items-center pr-6 lg:flex">
            <TermMarks kinds={history} />
          </div>
        ) : null}
        <div {...GRID.cell} className="relative flex shrink-0 items-center justify-end gap-1 pr-1">
          {waiting ? <Clock aria-hidden className="size-4 text-ink-quiet" /> : null}
          <button
            type="button"
            data-mark
            tabIndex={current ? 0 : -1}
            aria-disabled={readOnly || undefined}
            aria-label={t(waiting ? "markWaiting" : "mark", {
              name: called,
              mark: [label, detail].filter(Boolean).join(", "),
            })}
            className={cx(
              "flex min-h-14 w-16 items-center justify-center self-stretch rounded-control",
              readOnly ? "cursor-default" : "active:bg-hairline",
            )}
          >
            <MarkSymbol kind={kind} letter={code ?? undefined} className="size-10 md:size-9" />
          </button>
        </div>
      </div>
      {question ? <RollQuestion student={student} question={question} mark={row.mark} /> : null}
    </>
  );
}, sameProps);

function sameProps(a: RowProps, b: RowProps): boolean {
  return (
    a.current === b.current &&
    a.readOnly === b.readOnly &&
    (Object.keys(a.row) as (keyof RowData)[]).every((key) => a.row[key] === b.row[key])
  );
}

/** Leads to everything about one student's mark; a page of its own before JavaScript is there. */
export function NameLink({
  id,
  tabIndex,
  children,
}: {
  id: string;
  tabIndex?: number;
  children: ReactNode;
}) {
  const { lesson } = useRoll();
  return (
    <Link
      to={`?at=${lesson.startsAt.replace(":", "")}&student=${id}`}
      data-details
      tabIndex={tabIndex}
      draggable={false}
      className="flex min-w-0 flex-1 select-none flex-col justify-center py-2 pl-4 leading-snug focus-visible:-outline-offset-2 md:pl-2"
    >
      {children}
    </Link>
  );
}

export function NameLines({ row, called }: { row: RowData; called: string }) {
  const { t } = useTranslation("register");
  const { student } = row;
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5">
        <span className={cx("truncate font-medium", !student.enrolled && "text-ink-quiet")}>
          {called}
        </span>
        {student.alertNote ? (
          <TriangleAlert
            aria-label={t("hasAlert")}
            role="img"
            className="size-4 shrink-0 text-late"
          />
        ) : null}
        {student.isBirthday ? (
          <Cake aria-label={t("birthday")} role="img" className="size-4 shrink-0 text-ink-quiet" />
        ) : null}
      </span>
      <Hint row={row} />
    </>
  );
}

/** One quiet line: the reading, then what the mark says more, or when the student was last absent. */
function Hint({ row }: { row: RowData }) {
  const { t } = useTranslation("register");
  const { name, time, date } = useFormat();
  const { student, mark, note, minutesLate, kind, usual, mine, label, waiting } = row;
  const parts: string[] = [];
  if (kind !== "unmarked" && !usual) parts.push(label);
  if (minutesLate) parts.push(t("minutes", { count: minutesLate }));
  if (mark?.by && !mine && !waiting && mark.code) {
    parts.push(t("byAt", { name: name(mark.by), time: time(mark.at) }));
  }
  const reading = readingOf(student);
  const absence =
    student.lastAbsentOn && (kind === "unmarked" || kind === "absent")
      ? t("lastAbsent", { date: date(student.lastAbsentOn, "weekday") })
      : null;
  const gone = student.enrolled ? null : t("left");
  const texts = [reading, gone, ...parts, absence].filter(Boolean).join(" · ");
  if (!texts && !note) return null;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-ink-quiet text-meta">
      {texts ? <span className="truncate">{texts}</span> : null}
      {note ? (
        <span className="flex min-w-0 items-center gap-1">
          <StickyNote aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{note}</span>
        </span>
      ) : null}
    </span>
  );
}
