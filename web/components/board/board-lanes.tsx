import { useTranslation } from "react-i18next";
import { Badge } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { BoardCell } from "./board-cell.tsx";
import { type Lane, lanesAt, stateOf } from "./board-state.ts";

type Props = {
  lanes: readonly Lane[];
  on: string;
  /** The school's time of day, `HH:MM`; null on another day. */
  now: string | null;
  /** Registers that have just changed. */
  fresh: ReadonlySet<string>;
};

const columns: Record<number, string> = {
  1: "lg:grid-cols-1",
  2: "lg:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "lg:grid-cols-4",
  5: "lg:grid-cols-5",
  6: "lg:grid-cols-6",
};
const MOST_COLUMNS = 6;

/** A desktop's view of a day: one column a time, rows of columns equally long. */
export function LaneColumns({ lanes, ...rest }: Props) {
  const rows = Math.ceil(lanes.length / MOST_COLUMNS);
  const across = Math.ceil(lanes.length / rows);
  return (
    <div
      className={cx(
        "grid grid-cols-3 gap-x-4 gap-y-8",
        across > 1 ? columns[across] : "grid-cols-1",
      )}
    >
      {lanes.map((lane) => (
        <LaneSection
          key={lane.startsAt}
          id={`column-${idOf(lane)}`}
          lane={lane}
          {...rest}
          list={across === 1 ? "grid grid-cols-3 lg:grid-cols-4" : "grid grid-cols-1"}
        />
      ))}
    </div>
  );
}

/** A phone's view: what is on now comes first, what is over last. */
export function LaneList({ lanes, now, ...rest }: Props) {
  const { t } = useTranslation("board");
  const { ahead, over } = lanesAt(lanes, now);
  return (
    <>
      <nav aria-label={t("periods")} className="no-scrollbar mb-4 flex gap-2 overflow-x-auto">
        {[...ahead, ...over].map((lane) => (
          <a
            key={lane.startsAt}
            href={`#${idOf(lane)}`}
            className={cx(
              "flex min-h-11 shrink-0 items-center rounded-round border px-4 tabular-nums",
              isNow(lane, now) ? "border-accent font-semibold text-accent" : "border-edge",
              over.includes(lane) && "text-ink-quiet",
            )}
          >
            {lane.startsAt}
          </a>
        ))}
      </nav>
      <Group lanes={ahead} now={now} {...rest} />
      {over.length > 0 ? (
        <>
          <p className="mt-9 mb-4 font-semibold text-ink-soft">{t("earlier")}</p>
          <Group lanes={over} now={now} {...rest} />
        </>
      ) : null}
    </>
  );
}

function Group({ lanes, ...rest }: Props) {
  return (
    <div className="flex flex-col gap-7">
      {lanes.map((lane) => (
        <LaneSection
          key={lane.startsAt}
          id={idOf(lane)}
          lane={lane}
          {...rest}
          list="grid grid-cols-1 sm:grid-cols-2"
        />
      ))}
    </div>
  );
}

function LaneSection({
  id,
  lane,
  on,
  now,
  fresh,
  list,
}: Omit<Props, "lanes"> & { id: string; lane: Lane; list: string }) {
  const { t } = useTranslation("board");
  const { number } = useFormat();
  const { titles, startsAt, endsAt, entries, taken } = lane;
  const current = isNow(lane, now);
  const due = entries.filter((entry) => stateOf(entry) !== "empty");
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-18">
      <div className={cx("mb-1 border-t-2 pt-2", current ? "border-accent" : "border-hairline")}>
        <h3
          id={`${id}-title`}
          className="flex flex-wrap items-center gap-x-2 font-semibold text-body"
        >
          <span className="tabular-nums">
            {startsAt}–{endsAt}
          </span>
          {titles.length === 1 ? (
            <span className="font-normal text-ink-soft">{titles[0]}</span>
          ) : null}
          {current ? <Badge tone="accent">{t("now")}</Badge> : null}
        </h3>
        <p className="text-ink-quiet text-meta tabular-nums">
          {t("taken", { taken: number(taken), of: number(due.length) })}
        </p>
      </div>
      <ul className={cx("-mx-2", list)}>
        {entries.map((entry) => (
          <li key={entry.id} className="min-w-0">
            <BoardCell entry={entry} on={on} titled fresh={fresh.has(entry.id)} />
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
