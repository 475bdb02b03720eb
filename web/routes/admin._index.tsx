import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ClassQuery, listCalendarDays, listClasses, timetable } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { addDays } from "#platform/clock";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { Filters } from "#web/components/admin/filters.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { Board } from "#web/components/board/board.tsx";
import { BoardBegins, BoardWaits, NoLessons } from "#web/components/board/board-empty.tsx";
import { DayLinks } from "#web/components/board/day-links.tsx";
import { LiveMark } from "#web/components/board/live-mark.tsx";
import { readBoard } from "#web/components/board/read-board.server.ts";
import { useLiveBoard } from "#web/components/board/use-live-board.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["admin"] };
export const meta = titled("nav.today");

const BoardQuery = z.object({ school: z.string().max(64).optional(), on: z.iso.date().optional() });

export const loader = signedIn(async ({ ctx, request, context }) => {
  const query = queryOf(request, BoardQuery);
  const reach = reachOf(ctx, "attendance:read");
  const all = await schoolChoice(ctx);
  const schools = all.filter(
    ({ value }) => reach && (reach.schools === "all" || reach.schools.includes(value)),
  );
  const schoolId = schools.find(({ value }) => value === query.school)?.value ?? schools[0]?.value;
  if (!schoolId) return { schools, board: null };
  const board = await readBoard(ctx, { schoolId, on: query.on, locale: context.locale });
  const may = {
    import: reachOf(ctx, "imports:run") !== null,
    write: reachOf(ctx, "academics:write") !== null,
  };
  if (board.entries.length > 0) return { schools, board, may };
  const { on } = board;
  const [classes, days, week] = await Promise.all([
    listClasses(ctx, ClassQuery.parse({ perPage: 1 })),
    listCalendarDays(ctx, { schoolId, from: on, to: on }),
    timetable(ctx, { schoolId, from: addDays(on, -7), to: addDays(on, 14) }),
  ]);
  return {
    schools,
    board,
    may,
    begins: classes.total === 0,
    waits: classes.total > 0 && week.days.every(({ meetings }) => meetings.length === 0),
    reasons: days.map(({ title }) => title),
  };
});

export default function Today() {
  const { t } = useTranslation(["admin", "common"]);
  const data = useLoaderData<typeof loader>();
  if (!data.board) {
    return (
      <>
        <PageHeader title={t("common:nav.today")} />
        <EmptyState title={t("board.noSchool")}>{t("board.noSchoolText")}</EmptyState>
      </>
    );
  }
  return <Day {...data} board={data.board} key={`${data.board.schoolId} ${data.board.on}`} />;
}

type Data = Awaited<ReturnType<typeof loader>>;
type DayData = Extract<Data, { board: object }>;

function Day({ schools, board, may, ...rest }: DayData) {
  const { t } = useTranslation(["admin", "common"]);
  const { date } = useFormat();
  const { schoolId, on, today, now } = board;
  const isToday = on === today;
  const { entries, link } = useLiveBoard({
    schoolId,
    on,
    entries: board.entries,
    live: isToday && board.entries.length > 0,
  });
  const begins = "begins" in rest && rest.begins === true;
  const waits = "waits" in rest && rest.waits === true;
  const reasons = "reasons" in rest ? (rest.reasons ?? []) : [];
  return (
    <>
      <PageHeader
        title={isToday ? t("common:nav.today") : date(on, "long")}
        meta={
          begins ? null : (
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
              {isToday ? date(on, "long") : null}
              {entries.length > 0 ? <LiveMark link={link} at={board.at} isToday={isToday} /> : null}
            </span>
          )
        }
        action={
          begins || waits ? null : (
            <>
              {schools.length > 1 ? (
                <Filters
                  filters={[
                    {
                      name: "school",
                      label: t("school"),
                      options: schools,
                      fallback: schoolId,
                    },
                  ]}
                />
              ) : null}
              <DayLinks on={on} today={today} />
            </>
          )
        }
      />
      {begins ? <BoardBegins mayImport={may.import} mayWrite={may.write} /> : null}
      {waits ? <BoardWaits mayWrite={may.write} /> : null}
      {!begins && !waits && entries.length === 0 ? <NoLessons reasons={reasons} /> : null}
      {entries.length > 0 ? (
        <Board entries={entries} absences={board.absences} on={on} now={isToday ? now : null} />
      ) : null}
    </>
  );
}
