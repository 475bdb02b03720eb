import { StickyNote } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MarkSymbol } from "#web/components/marks.tsx";
import { useFormat } from "#web/lib/format.ts";
import { byDay, type ReportMark } from "./report.ts";

/** Day by day: every lesson and its mark in words. */
export function MarkList({
  marks,
  extra,
}: {
  marks: readonly ReportMark[];
  /** More on one mark, such as how it came about. */
  extra?: (mark: ReportMark) => ReactNode;
}) {
  const { date } = useFormat();
  return (
    <div className="flex flex-col gap-6">
      {[...byDay(marks)].map(([on, ofDay]) => (
        <section key={on} id={`day-${on}`} aria-labelledby={`on-${on}`} className="scroll-mt-20">
          <h3 id={`on-${on}`} className="border-hairline border-b pb-1.5 font-medium text-body">
            {date(on, "long")}
          </h3>
          <ul className="divide-y divide-hairline">
            {[...ofDay]
              .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
              .map((mark) => (
                <MarkItem key={mark.registerId} mark={mark}>
                  {extra?.(mark)}
                </MarkItem>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function MarkItem({ mark, children }: { mark: ReportMark; children?: ReactNode }) {
  const { t } = useTranslation("family");
  const { time, name } = useFormat();
  const { startsAt, classTitle, periodTitle, category, code, label, minutesLate, note, by } = mark;
  return (
    <li className="py-2">
      <div className="flex items-center gap-3 sm:gap-4">
        <span className="w-12 shrink-0 tabular-nums">{startsAt}</span>
        <span className="min-w-0 flex-1 leading-snug">
          {classTitle}
          {periodTitle ? <span className="text-ink-quiet text-meta"> · {periodTitle}</span> : null}
          {note ? (
            <span className="flex items-start gap-1.5 text-ink-soft text-meta">
              <StickyNote aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              {note}
            </span>
          ) : null}
        </span>
        <span className="text-right leading-snug">
          {label}
          {minutesLate ? `, ${t("report.minutes", { count: minutesLate })}` : ""}
          <span className="hidden text-ink-quiet text-meta sm:block">
            {by ? t("report.setBy", { name: name(by), time: time(mark.at) }) : time(mark.at)}
          </span>
        </span>
        <MarkSymbol kind={category} letter={code} className="size-8" />
      </div>
      {children}
    </li>
  );
}
