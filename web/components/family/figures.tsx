import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { MarkSymbol } from "#web/components/marks.tsx";
import { Ring } from "#web/components/ring.tsx";
import { Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { PhoneList } from "./phone-list.tsx";
import { byClass, type ReportMark, rateOf, type Tally } from "./report.ts";
import { useShare } from "./use-share.ts";
import { useTallyWords } from "./use-tally-words.ts";

const KINDS = ["present", "late", "absent", "excused"] as const;

/** The share of lessons attended in large, what it is made of, and how it is computed. */
export function RateFigure({ counts, children }: { counts: Tally; children?: ReactNode }) {
  const { t } = useTranslation(["family", "common"]);
  const { number } = useFormat();
  const share = useShare();
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
          <span className="block font-semibold text-display tabular-nums">{share(rate)}</span>
          <span className="text-ink-soft">{t("report.attended")}</span>
        </p>
      </div>
      <div className="min-w-0 flex-1">
        <dl className="grid grid-cols-2 gap-x-8 gap-y-1 sm:flex sm:flex-wrap">
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
          {t("report.how", {
            attended: number(counts.present + counts.late),
            count: all,
            n: number(all),
          })}
        </p>
        {children}
      </div>
    </div>
  );
}

/** The same by class, where there is more than one. */
export function ClassFigures({ marks }: { marks: readonly ReportMark[] }) {
  const { t } = useTranslation(["family", "common"]);
  const { number } = useFormat();
  const share = useShare();
  const words = useTallyWords();
  const rows = byClass(marks);
  if (rows.length < 2) return null;
  const rate = (counts: Tally) => (
    <>
      {share(rateOf(counts) ?? 0)}
      <Ring counts={counts} showNumber={false} className="size-7" />
    </>
  );
  return (
    <Section title={t("report.perClass")}>
      <PhoneList
        label={t("report.perClass")}
        rows={rows.map(({ classId, title, counts }) => ({
          key: classId,
          title,
          below: words(counts),
          end: rate(counts),
        }))}
      />
      <div className="hidden md:block">
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
                  {rate(counts)}
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
      </div>
    </Section>
  );
}
