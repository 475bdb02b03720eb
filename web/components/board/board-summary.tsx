import { useTranslation } from "react-i18next";
import { REGISTER_TIMINGS, type RegisterTiming } from "#domain/attendance/constants";
import { MARK_KINDS, MarkSymbol } from "#web/components/marks.tsx";
import { Ring } from "#web/components/ring.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { STATE_LOOK } from "./board-cell.tsx";
import type { BoardTotals } from "./board-state.ts";

const fills: Record<RegisterTiming, string> = {
  submitted: "fill-present-fill",
  open: "fill-excused-fill",
  late: "fill-absent-fill",
  due: "fill-late-fill",
  not_due: "fill-hairline",
};
const ORDER: readonly RegisterTiming[] = [...REGISTER_TIMINGS].reverse();

/** The whole day in two lines: who is here so far, and how far the registers are. */
export function BoardSummary({ totals }: { totals: BoardTotals }) {
  const { t } = useTranslation(["board", "common"]);
  const { number, percent } = useFormat();
  const { counts, timings } = totals;
  const marked = counts.present + counts.late + counts.absent + counts.excused;
  const registers = ORDER.reduce((sum, timing) => sum + timings[timing], 0);
  return (
    <div className="mb-8 grid gap-x-10 gap-y-6 border-hairline border-y py-5 md:grid-cols-2">
      <div className="flex items-center gap-5">
        <Ring counts={counts} className="size-18" showNumber={false} />
        <div>
          <p className="font-semibold text-title tabular-nums">
            {marked > 0 ? percent((counts.present + counts.late) / marked) : "–"}
          </p>
          <p className="mb-1.5 text-ink-quiet text-meta">{t("here")}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {MARK_KINDS.map((kind) => (
              <li key={kind} className="flex items-center gap-1.5">
                <MarkSymbol kind={kind} className="size-5" />
                <span className="text-ink-soft text-meta">{t(`common:marks.${kind}`)}</span>
                <span className="font-medium tabular-nums">{number(counts[kind])}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div>
        <p className="mb-2 flex items-baseline justify-between">
          <span className="font-semibold">{t("registers")}</span>
          <span className="text-ink-soft tabular-nums">
            {t("taken", { taken: number(timings.submitted), of: number(registers) })}
          </span>
        </p>
        <Bar timings={timings} total={registers} />
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
          {ORDER.filter((timing) => timings[timing] > 0).map((timing) => {
            const { icon: Icon, text } = STATE_LOOK[timing];
            return (
              <li key={timing} className="flex items-center gap-1.5">
                <Icon aria-hidden className={cx("size-4", text)} />
                <span className="text-ink-soft text-meta">{t(`timing.${timing}`)}</span>
                <span className="font-medium tabular-nums">{number(timings[timing])}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function Bar({ timings, total }: { timings: BoardTotals["timings"]; total: number }) {
  let x = 0;
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      className="h-2.5 w-full overflow-hidden rounded-round"
    >
      <rect width="100" height="3" className="fill-hairline" />
      {ORDER.map((timing) => {
        const width = total > 0 ? (timings[timing] / total) * 100 : 0;
        const from = x;
        x += width;
        return width > 0 ? (
          <rect key={timing} x={from} width={width} height="3" className={fills[timing]} />
        ) : null;
      })}
    </svg>
  );
}
