import { useTranslation } from "react-i18next";
import { MARK_FILLS, MARK_SHAPES, type MarkKind } from "#web/components/marks.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";

/** The last sessions of a class before this one, oldest first, and what each student had in them. */
export type TermHistory = {
  sessions: { registerId: string; on: string }[];
  marks: Record<string, (MarkKind | null)[]>;
};

const STEP = 32;

/** What is as it should be stays small, so that the rest can be seen. */
const QUIET: Partial<Record<MarkKind, number>> = { present: 3.5, unmarked: 1.5 };

/** One student's last sessions in a line of small shapes. */
export function TermMarks({
  kinds,
  className,
}: {
  kinds: readonly (MarkKind | null)[];
  className?: string;
}) {
  const { t } = useTranslation("register");
  const counts = { present: 0, late: 0, absent: 0, excused: 0 };
  for (const kind of kinds) if (kind && kind !== "unmarked") counts[kind]++;
  return (
    <svg
      role="img"
      aria-label={t("lastSessions", { count: kinds.length, ...counts })}
      viewBox={`0 0 ${kinds.length * STEP} 20`}
      className={cx("mark-shape h-5", className)}
      width={kinds.length * STEP}
    >
      {kinds.map((kind, i) =>
        kind && QUIET[kind] === undefined ? (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a session has its place
            key={i}
            d={MARK_SHAPES[kind]}
            className={MARK_FILLS[kind]}
            transform={`translate(${i * STEP + 8} 2) scale(0.5)`}
          />
        ) : (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a session has its place
            key={i}
            cx={i * STEP + 16}
            cy="10"
            r={kind ? QUIET[kind] : 1.5}
            className={kind === "present" ? "fill-present-fill" : "fill-edge"}
          />
        ),
      )}
    </svg>
  );
}

/** The days of those sessions over their columns. */
export function TermDays({ sessions }: { sessions: TermHistory["sessions"] }) {
  const { date } = useFormat();
  return (
    <span className="flex" aria-hidden>
      {sessions.map(({ registerId, on }) => (
        <span
          key={registerId}
          className="w-8 text-center text-[0.6875rem] text-ink-quiet tabular-nums"
        >
          {date(on, "short")}
        </span>
      ))}
    </span>
  );
}
