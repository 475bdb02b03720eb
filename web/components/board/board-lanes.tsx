import { useTranslation } from "react-i18next";
import { Badge } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { BoardCell } from "./board-cell.tsx";
import type { Lane } from "./board-state.ts";

/** The day period by period: columns on a desktop, one under the other on a phone. */
export function BoardLanes({
  lanes,
  on,
  now,
}: {
  lanes: readonly Lane[];
  on: string;
  /** The school's time of day, `HH:MM`; null on another day. */
  now: string | null;
}) {
  const { t } = useTranslation("admin");
  return (
    <>
      <nav
        aria-label={t("board.periods")}
        className="no-scrollbar mb-4 flex gap-2 overflow-x-auto md:hidden"
      >
        {lanes.map((lane) => (
          <a
            key={lane.startsAt}
            href={`#${idOf(lane)}`}
            className={cx(
              "flex min-h-11 shrink-0 items-center rounded-round border px-4 tabular-nums",
              isNow(lane, now) ? "border-accent font-semibold text-accent" : "border-edge",
            )}
          >
            {lane.startsAt}
          </a>
        ))}
      </nav>
      <div className="flex flex-col gap-8 md:grid md:grid-cols-[repeat(auto-fill,minmax(11.25rem,1fr))] md:gap-x-5">
        {lanes.map((lane) => (
          <LaneColumn key={lane.startsAt} lane={lane} on={on} now={now} />
        ))}
      </div>
    </>
  );
}

function LaneColumn({ lane, on, now }: { lane: Lane; on: string; now: string | null }) {
  const { t } = useTranslation("admin");
  const { number } = useFormat();
  const { titles, startsAt, endsAt, entries, taken } = lane;
  const current = isNow(lane, now);
  return (
    <section id={idOf(lane)} aria-labelledby={`${idOf(lane)}-title`} className="min-w-0">
      <div className={cx("mb-1 border-t-2 pt-2", current ? "border-accent" : "border-hairline")}>
        <h3
          id={`${idOf(lane)}-title`}
          className="flex flex-wrap items-center gap-x-2 font-semibold text-body"
        >
          <span className="tabular-nums">
            {startsAt}–{endsAt}
          </span>
          {titles.length === 1 ? (
            <span className="font-normal text-ink-soft">{titles[0]}</span>
          ) : null}
          {current ? <Badge tone="accent">{t("board.now")}</Badge> : null}
        </h3>
        <p className="text-ink-quiet text-meta tabular-nums">
          {t("board.taken", { taken: number(taken), of: number(entries.length) })}
        </p>
      </div>
      <ul className="-mx-2 grid grid-cols-1 sm:grid-cols-2 md:grid-cols-1">
        {entries.map((entry) => (
          <li key={entry.id} className="min-w-0">
            <BoardCell entry={entry} on={on} titled />
          </li>
        ))}
      </ul>
    </section>
  );
}

const idOf = (lane: Lane) => `p${lane.startsAt.replace(":", "")}`;

function isNow(lane: Lane, now: string | null): boolean {
  return now !== null && lane.startsAt <= now && now < lane.endsAt;
}
