import { Link, useLocation, useSearchParams } from "@remix-run/react";
import { StickyNote } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { MarkSymbol } from "#web/components/marks.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { withParams } from "#web/lib/list-query.ts";
import { byDay, type ReportMark } from "./report.ts";

const DAYS_SHOWN = 10;

/** Day by day: every lesson and its mark in words; older months are folded. */
export function MarkList({
  marks,
  extra,
}: {
  marks: readonly ReportMark[];
  /** More on one mark, such as how it came about. */
  extra?: (mark: ReportMark) => ReactNode;
}) {
  const { t } = useTranslation("family");
  const { date } = useFormat();
  const [params] = useSearchParams();
  const exceptions = params.get("show") === "exceptions";
  const shown = exceptions ? marks.filter(({ category }) => category !== "present") : marks;
  const days = [...byDay(shown)];
  const months = new Map<string, typeof days>();
  for (const day of days.slice(DAYS_SHOWN)) {
    const month = day[0].slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  useOpenedByAddress();
  const list = (some: typeof days) =>
    some.map(([on, ofDay]) => <Day key={on} on={on} marks={ofDay} extra={extra} />);
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-1">
        <Filter on={!exceptions} to={withParams(params, { show: null })}>
          {t("report.all")}
        </Filter>
        <Filter on={exceptions} to={withParams(params, { show: "exceptions" })}>
          {t("report.exceptions")}
        </Filter>
      </div>
      {days.length === 0 ? <p className="text-ink-soft">{t("report.noExceptions")}</p> : null}
      <div className="flex flex-col gap-6">{list(days.slice(0, DAYS_SHOWN))}</div>
      {[...months].map(([month, some]) => (
        <details key={month} className="mt-3">
          <summary className="target cursor-pointer font-medium text-link">
            {t("report.earlier", { month: date(`${month}-01`, "month"), count: some.length })}
          </summary>
          <div className="flex flex-col gap-6 pt-2 pb-4">{list(some)}</div>
        </details>
      ))}
    </>
  );
}

function Filter({ on, to, children }: { on: boolean; to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={on ? "true" : undefined}
      className={cx(
        "target rounded-control px-3",
        on ? "bg-accent-soft font-semibold text-accent" : "text-ink-soft hover:bg-sunken",
      )}
    >
      {children}
    </Link>
  );
}

/** A day that the calendar leads to may lie in a folded month. */
function useOpenedByAddress() {
  const { hash } = useLocation();
  useEffect(() => {
    const day = hash ? document.getElementById(hash.slice(1)) : null;
    const folded = day?.closest("details");
    if (!folded || folded.open) return;
    folded.open = true;
    day?.scrollIntoView();
  }, [hash]);
}

function Day({
  on,
  marks,
  extra,
}: {
  on: string;
  marks: readonly ReportMark[];
  extra?: (mark: ReportMark) => ReactNode;
}) {
  const { date } = useFormat();
  return (
    <section id={`day-${on}`} aria-labelledby={`on-${on}`} className="scroll-mt-20">
      <h3 id={`on-${on}`} className="border-hairline border-b pb-1.5 font-medium text-body">
        {date(on, "long")}
      </h3>
      <ul className="divide-y divide-hairline">
        {[...marks]
          .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
          .map((mark) => (
            <MarkItem key={mark.registerId} mark={mark}>
              {extra?.(mark)}
            </MarkItem>
          ))}
      </ul>
    </section>
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
          {periodTitle ? (
            <span className="block text-ink-quiet text-meta">{periodTitle}</span>
          ) : null}
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
