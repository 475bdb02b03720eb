import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ClassAttendance } from "#domain/attendance/class-attendance.schema";
import { PhoneList } from "#web/components/family/phone-list.tsx";
import { useTallyWords } from "#web/components/family/use-tally-words.ts";
import { Badge } from "#web/components/layout.tsx";
import { MARK_KINDS, type MarkKind } from "#web/components/marks.tsx";
import { Ring } from "#web/components/ring.tsx";
import { Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";
import { registerPath } from "./lessons.ts";

type Sessions = ClassAttendance["sessions"];
type Session = Sessions[number];

const BAR = 11;
const GAP = 3;
const HIGH = 64;
const SHOWN_IN_TABLE = 12;

const fills: Record<MarkKind, string> = {
  present: "fill-present-soft",
  late: "fill-late-fill",
  absent: "fill-absent-fill",
  excused: "fill-excused-fill",
  unmarked: "fill-hairline",
};

const sizeOf = ({ counts }: Session) => MARK_KINDS.reduce((sum, kind) => sum + counts[kind], 0);

/** Every session as a bar of its shares, oldest first; a gap where a month begins. */
export function SessionStrip({ sessions, classId }: { sessions: Sessions; classId: string }) {
  const { t } = useTranslation(["teacher", "common"]);
  const { date } = useFormat();
  const inOrder = [...sessions].reverse();
  let x = 0;
  const places = inOrder.map((session, i) => {
    const begins = session.on.slice(0, 7) !== inOrder[i - 1]?.on.slice(0, 7);
    if (begins && i > 0) x += GAP * 4;
    const at = x;
    x += BAR + GAP;
    return { session, at, begins };
  });
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
      tabIndex={0}
      aria-label={t("class.sessions")}
      className="overflow-x-auto pb-1"
    >
      <p className="sr-only">{t("class.stripLabel", { count: sessions.length })}</p>
      <svg aria-hidden width={x} height={HIGH + 22} className="mark-shape">
        {places.map(({ session, at, begins }) => (
          <g key={session.registerId}>
            {begins ? (
              <text x={at} y={HIGH + 17} fontSize="12" className="fill-ink-quiet">
                {date(session.on, "short")}
              </text>
            ) : null}
            <Link to={registerPath({ ...session, classId })} tabIndex={-1}>
              <title>{`${date(session.on, "weekday")} ${session.startsAt}: ${t("common:ring.label", session.counts)}`}</title>
              <rect x={at - 1} y="0" width={BAR + 2} height={HIGH} className="fill-transparent" />
              <Bar session={session} x={at} />
            </Link>
          </g>
        ))}
      </svg>
    </section>
  );
}

function Bar({ session, x }: { session: Session; x: number }) {
  const size = sizeOf(session) || 1;
  let y = HIGH;
  return (
    <>
      {MARK_KINDS.map((kind) => {
        const height = (session.counts[kind] / size) * HIGH;
        y -= height;
        return height > 0 ? (
          <rect
            key={kind}
            x={x}
            y={y}
            width={BAR}
            height={Math.max(height - 0.6, 0.6)}
            className={fills[kind]}
          />
        ) : null;
      })}
    </>
  );
}

/** The same sessions to look things up in, newest first. */
export function SessionTable({ sessions, classId }: { sessions: Sessions; classId: string }) {
  const { t } = useTranslation(["teacher", "common"]);
  const { date, number } = useFormat();
  const words = useTallyWords();
  const columns = [
    {
      key: "on",
      header: t("class.when"),
      primary: true,
      cell: (session: Session) => (
        <Link
          to={registerPath({ ...session, classId })}
          prefetch="intent"
          className="target hover:text-accent"
        >
          {date(session.on, "weekday")}, {session.startsAt}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("class.state"),
      cell: ({ state }: Session) =>
        state === "submitted" ? (
          <span className="text-ink-soft">{t("lesson.submitted")}</span>
        ) : (
          <Badge tone="warning">{t("class.unsubmitted")}</Badge>
        ),
    },
    ...(["present", "late", "absent", "excused"] as const).map((kind) => ({
      key: kind,
      header: t(`common:marks.${kind}`),
      align: "end" as const,
      cell: ({ counts }: Session) => <span className="tabular-nums">{number(counts[kind])}</span>,
    })),
    {
      key: "ring",
      header: t("common:marks.present"),
      quietHeader: true,
      wideOnly: true,
      align: "end" as const,
      cell: ({ counts }: Session) => (
        <Ring counts={counts} showNumber={false} className="ml-auto size-7" />
      ),
    },
  ];
  const table = (rows: Sessions) => (
    <>
      <PhoneList
        label={t("class.registers")}
        rows={rows.map((session) => ({
          key: session.registerId,
          to: registerPath({ ...session, classId }),
          title: `${date(session.on, "weekday")}, ${session.startsAt}`,
          below: [
            session.state === "submitted" ? null : t("class.unsubmitted"),
            words(session.counts),
          ]
            .filter(Boolean)
            .join(" · "),
          end: <Ring counts={session.counts} className="size-10" />,
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={t("class.registers")}
          rows={rows}
          rowKey={({ registerId }) => registerId}
          columns={columns}
        />
      </div>
    </>
  );
  const rest = sessions.slice(SHOWN_IN_TABLE);
  return (
    <>
      {table(sessions.slice(0, SHOWN_IN_TABLE))}
      {rest.length > 0 ? (
        <details className="mt-2">
          <summary className="target cursor-pointer text-link">
            {t("class.earlier", { count: rest.length })}
          </summary>
          {table(rest)}
        </details>
      ) : null}
    </>
  );
}
