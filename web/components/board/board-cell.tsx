import { Link } from "@remix-run/react";
import {
  Check,
  CircleAlert,
  Clock,
  Hourglass,
  type LucideIcon,
  Minus,
  PencilLine,
} from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Ring } from "#web/components/ring.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { type BoardEntry, type CellState, registerPath, sizeOf, stateOf } from "./board-state.ts";

export const STATE_LOOK: Record<CellState, { icon: LucideIcon; text: string }> = {
  submitted: { icon: Check, text: "text-present" },
  open: { icon: PencilLine, text: "text-excused" },
  late: { icon: CircleAlert, text: "text-absent" },
  due: { icon: Clock, text: "text-late" },
  not_due: { icon: Hourglass, text: "text-ink-quiet" },
  empty: { icon: Minus, text: "text-ink-quiet" },
};

type CellProps = {
  entry: BoardEntry;
  on: string;
  /** Whether the class stands in the cell itself. */
  titled: boolean;
  /** Whether it has just changed. */
  fresh: boolean;
};

/** One register of the day: its ring, its state, by whom. Leads to the register. */
export const BoardCell = memo(function BoardCell({ entry, on, titled, fresh }: CellProps) {
  const { t } = useTranslation("board");
  const { name, list } = useFormat();
  const { classTitle, startsAt, counts, teachers, by } = entry;
  const state = stateOf(entry);
  const opened = state === "open" || state === "submitted";
  const who = by ? name(by) : list(teachers.map(name));
  return (
    <Link
      to={registerPath(entry, on)}
      prefetch="intent"
      data-register={entry.id}
      data-state={state}
      className={cx(
        "flex min-h-14 items-center gap-2 rounded-control px-2 py-1.5 transition-colors duration-700",
        fresh ? "bg-accent-soft" : state === "late" ? "bg-absent-soft" : "hover:bg-sunken",
      )}
    >
      {opened ? <Ring counts={counts} className="size-10" /> : <Unopened state={state} />}
      <span className="min-w-0 flex-1 leading-tight">
        <span className={titled ? "block font-medium md:text-table" : "sr-only"}>
          {titled ? classTitle : t("cell", { class: classTitle, time: startsAt })}
        </span>
        <StateLine entry={entry} state={state} />
        {who ? <span className="block truncate text-ink-soft text-meta">{who}</span> : null}
      </span>
    </Link>
  );
}, sameCell);

function StateLine({ entry, state }: { entry: BoardEntry; state: CellState }) {
  const { t } = useTranslation("board");
  const { number } = useFormat();
  const { icon: Icon, text } = STATE_LOOK[state];
  const opened = state === "open" || state === "submitted";
  const size = sizeOf(entry);
  return (
    <span className={cx("flex items-center gap-1 whitespace-nowrap text-meta tabular-nums", text)}>
      {opened ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
      {state === "open" && entry.counts.unmarked > 0
        ? t("openOf", { marked: number(size - entry.counts.unmarked), of: number(size) })
        : t(`timing.${state}`)}
    </span>
  );
}

function Unopened({ state }: { state: CellState }) {
  const { icon: Icon, text } = STATE_LOOK[state];
  return (
    <span
      aria-hidden
      className={cx(
        "flex size-10 shrink-0 items-center justify-center rounded-round border border-dashed",
        state === "not_due" || state === "empty" ? "border-hairline" : "border-current",
        text,
      )}
    >
      <Icon className="size-4.5" />
    </span>
  );
}

/** A school has hundreds of cells; only those that changed are drawn again. */
function sameCell(a: CellProps, b: CellProps): boolean {
  return (
    a.on === b.on &&
    a.titled === b.titled &&
    a.fresh === b.fresh &&
    (a.entry === b.entry || JSON.stringify(a.entry) === JSON.stringify(b.entry))
  );
}
