import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MarkSymbol } from "#web/components/marks.tsx";
import { Ring } from "#web/components/ring.tsx";
import { Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { byClass, type ReportMark, rateOf, type Tally } from "./report.ts";

const KINDS = ["present", "late", "absent", "excused"] as const;

/** The share of lessons attended in large, what it is made of, and how it is computed. */
export function RateFigure({ counts, children }: { counts: Tally; children?: ReactNode }) {
  const { t } = useTranslation(["family", "common"]);
  const { percent, number } = useFormat();
  const rate = rateOf(counts);
  const all = KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  if (rate === null) {
    return <p className="border-hairline border-y py-5 text-ink-soft">{t("report.noMarks")}</p>;
  }
  return (
    <div className="flex flex-col gap-x-10 gap-y-4 border-hairline border-y py-5 sm:flex-row sm:items-center">
      <div className="flex items-center gap-5">
        <Ring counts={counts} showNumber={false} className="size-20" />
        <p className="leading-tight">
          <span className="block font-semibold text-display tabular-nums">{percent(rate, 1)}</span>
          <span className="text-ink-soft">{t("report.attended")}</span>
        </p>
      </div>
      <div className="min-w-0 flex-1">
        <dl className="grid max-w-120 grid-cols-2 gap-x-8 gap-y-1 sm:grid-cols-4 sm:gap-x-6">
          {KINDS.map((kind) => (
            <div key={kind} className="flex items-center gap-2">
              <MarkSymbol kind={kind} letter="" className="size-4" />
              <dt className="flex-1 text-ink-soft text-meta sm:flex-none">
                {t(`common:marks.${kind}`)}
              </dt>
              <dd className="font-semibold tabular-nums">{number(counts[kind])}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2 max-w-prose text-ink-quiet text-meta">
          {t("report.how", { attended: counts.present + counts.late, count: all })}
        </p>
        {children}
      </div>
    </div>
  );
}

/** The same by class, where there is more than one. */
export function ClassFigures({ marks }: { marks: readonly ReportMark[] }) {
  const { t } = useTranslation(["family", "common"]);
  const { percent, number } = useFormat();
  const rows = byClass(marks);
  if (rows.length < 2) return null;
  return (
    <Table
      caption={t("report.perClass")}
      rows={rows}
      rowKey={({ classId }) => classId}
      columns={[
        { key: "class", header: t("report.class"), primary: true, cell: ({ title }) => title },
        {
          key: "rate",
          header: t("report.rate"),
          align: "end",
          cell: ({ counts }) => (
            <span className="inline-flex items-center gap-2.5 font-medium tabular-nums">
              {percent(rateOf(counts) ?? 0, 1)}
              <Ring counts={counts} showNumber={false} className="size-7" />
            </span>
          ),
        },
        ...KINDS.map((kind) => ({
          key: kind,
          header: t(`common:marks.${kind}`),
          align: "end" as const,
          cell: ({ counts }: { counts: Tally }) => (
            <span className="tabular-nums">{number(counts[kind])}</span>
          ),
        })),
      ]}
    />
  );
}
