import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";

export const MARK_KINDS = ["present", "late", "absent", "excused", "unmarked"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

const shapes: Record<MarkKind, string> = {
  present: "M16 2a14 14 0 1 1 0 28a14 14 0 1 1 0-28Z",
  late: "M16 1.2 30.8 16 16 30.8 1.2 16Z",
  absent:
    "M5 3.5h22a1.5 1.5 0 0 1 1.5 1.5v22a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 27V5A1.5 1.5 0 0 1 5 3.5Z",
  excused: "M9 3.2h14L30.2 16 23 28.8H9L1.8 16Z",
  unmarked: "M16 2.5a13.5 13.5 0 1 1 0 27a13.5 13.5 0 1 1 0-27Z",
};

const fills: Record<MarkKind, string> = {
  present: "fill-present-fill stroke-present",
  late: "fill-late-fill stroke-late",
  absent: "fill-absent-fill stroke-absent",
  excused: "fill-excused-fill stroke-excused",
  unmarked: "fill-transparent stroke-edge",
};

const letters: Record<MarkKind, string> = {
  present: "fill-on-present",
  late: "fill-on-late",
  absent: "fill-on-absent",
  excused: "fill-on-excused",
  unmarked: "fill-ink-quiet",
};

const soft: Record<MarkKind, string> = {
  present: "bg-present-soft text-present",
  late: "bg-late-soft text-late",
  absent: "bg-absent-soft text-absent",
  excused: "bg-excused-soft text-excused",
  unmarked: "bg-sunken text-ink-soft",
};

export { fills as MARK_FILLS, shapes as MARK_SHAPES };

/** A mark's colour, shape and letter. Hidden from screen readers unless it has a `label`. */
export function MarkSymbol({
  kind,
  letter,
  label,
  className = "size-8",
}: {
  kind: MarkKind;
  letter?: string;
  label?: string;
  className?: string;
}) {
  const { t } = useTranslation();
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside its word
    <svg viewBox="0 0 32 32" className={cx("mark-shape shrink-0", className)} {...name}>
      <path
        d={shapes[kind]}
        className={fills[kind]}
        strokeWidth="1.25"
        strokeDasharray={kind === "unmarked" ? "3 2.6" : undefined}
      />
      <text
        x="16"
        y="16.5"
        textAnchor="middle"
        dominantBaseline="central"
        fontSize="15"
        fontWeight="650"
        className={letters[kind]}
      >
        {letter ?? t(`markLetters.${kind}`)}
      </text>
    </svg>
  );
}

/** A mark with its word: symbol + text on the mark's soft ground. `detail` follows, as "12 min". */
export function MarkChip({
  kind,
  label,
  letter,
  detail,
}: {
  kind: MarkKind;
  label?: string;
  letter?: string;
  detail?: string;
}) {
  const { t } = useTranslation();
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-round py-0.5 pr-2.5 pl-1 font-medium text-meta",
        soft[kind],
      )}
    >
      <MarkSymbol kind={kind} letter={letter} className="size-5" />
      {label ?? t(`marks.${kind}`)}
      {detail ? <span className="font-normal tabular-nums">{detail}</span> : null}
    </span>
  );
}

export type MarkCounts = Record<MarkKind, number>;

/** Counts beside their symbols, as in a register's footer; `dense` where five must fit a phone. */
export function MarkTally({
  counts,
  letters,
  dense,
  className,
}: {
  counts: Partial<MarkCounts>;
  /** The school's own letters where they differ. */
  letters?: Partial<Record<MarkKind, string>>;
  dense?: boolean;
  className?: string;
}) {
  const { t } = useTranslation();
  return (
    <ul
      className={cx(
        "flex flex-wrap items-center gap-y-1",
        dense ? "gap-x-2 text-meta" : "gap-x-4",
        className,
      )}
    >
      {MARK_KINDS.filter((kind) => counts[kind] !== undefined).map((kind) => (
        <li key={kind} className="flex items-center gap-1 tabular-nums">
          <MarkSymbol kind={kind} letter={letters?.[kind]} className="size-5" />
          <span className="sr-only">{t(`marks.${kind}`)}</span>
          {counts[kind]}
        </li>
      ))}
    </ul>
  );
}
