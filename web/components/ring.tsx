import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { MARK_KINDS, type MarkCounts, type MarkKind } from "./marks.tsx";

const strokes: Record<MarkKind, string> = {
  present: "stroke-present-fill",
  late: "stroke-late-fill",
  absent: "stroke-absent-fill",
  excused: "stroke-excused-fill",
  unmarked: "stroke-hairline",
};

const RADIUS = 15.5;
const ROUND = 2 * Math.PI * RADIUS;

/** The share of each mark as a ring; the middle says how many are here (present and late). */
export function Ring({
  counts,
  className = "size-11",
  label,
  showNumber = true,
}: {
  counts: Partial<MarkCounts>;
  className?: string;
  label?: string;
  showNumber?: boolean;
}) {
  const { t } = useTranslation();
  const full: MarkCounts = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0, ...counts };
  const total = MARK_KINDS.reduce((sum, kind) => sum + full[kind], 0);
  let before = 0;
  return (
    <svg
      viewBox="0 0 40 40"
      role="img"
      aria-label={label ?? t("ring.label", full)}
      className={cx("mark-shape shrink-0", className)}
    >
      <circle cx="20" cy="20" r={RADIUS} fill="none" className="stroke-hairline" strokeWidth="5" />
      {MARK_KINDS.map((kind) => {
        const share = total === 0 || kind === "unmarked" ? 0 : full[kind] / total;
        if (share === 0) return null;
        const start = before;
        before += share;
        const gap = share === 1 ? 0 : 0.8;
        return (
          <circle
            key={kind}
            cx="20"
            cy="20"
            r={RADIUS}
            fill="none"
            strokeWidth="5"
            className={strokes[kind]}
            strokeDasharray={`${Math.max(share * ROUND - gap, 0.5)} ${ROUND}`}
            strokeDashoffset={-start * ROUND}
            transform="rotate(-90 20 20)"
          />
        );
      })}
      {showNumber ? (
        <text
          x="20"
          y="20.5"
          textAnchor="middle"
          dominantBaseline="central"
          fontSize="11.5"
          fontWeight="600"
          className="fill-ink"
        >
          {full.present + full.late}
        </text>
      ) : null}
    </svg>
  );
}
