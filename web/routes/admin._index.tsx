import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { reachOf } from "#domain/auth/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { Filters } from "#web/components/admin/filters.tsx";
import { queryOf } from "#web/components/admin/query.server.ts";
import { Board } from "#web/components/board/board.tsx";
import { BoardSetup, NoLessons } from "#web/components/board/board-empty.tsx";
import { DayLinks } from "#web/components/board/day-links.tsx";
import { LiveMark } from "#web/components/board/live-mark.tsx";
import { readBoard } from "#web/components/board/read-board.server.ts";
import { readSetup } from "#web/components/board/read-setup.server.ts";
import { useLiveBoard } from "#web/components/board/use-live-board.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["board", "admin"] };
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
  if (!schoolId) return { schools, board: null, empty: null };
  const board = await readBoard(ctx, { schoolId, on: query.on, locale: context.locale });
  const empty = board.entries.length > 0 ? null : await readSetup(ctx, { schoolId, on: board.on });
  return { schools, board, empty };
});

export default function Today() {
  const { t } = useTranslation(["board", "common"]);
  const { board, ...rest } = useLoaderData<typeof loader>();
  if (!board) {
    return (
      <>
        <PageHeader title={t("common:nav.today")} />
        <EmptyState title={t("noSchool")}>{t("noSchoolText")}</EmptyState>
      </>
    );
  }
  return <Day {...rest} board={board} key={`${board.schoolId} ${board.on}`} />;
}

type Data = Awaited<ReturnType<typeof loader>>;
type DayData = Data & { board: NonNullable<Data["board"]> };

function Day({ schools, board, empty }: DayData) {
  const { t } = useTranslation(["board", "admin", "common"]);
  const { date } = useFormat();
  const { schoolId, personId, on, today, now } = board;
  const isToday = on === today;
  const setup = empty?.setup ?? null;
  const { entries, link, liveFor } = useLiveBoard({
    schoolId,
    personId,
    on,
    entries: board.entries,
    live: isToday && !setup,
  });
  return (
    <>
      <PageHeader
        title={isToday ? t("common:nav.today") : date(on, "long")}
        meta={
          isToday ? (
            <span className="flex min-h-11 flex-wrap items-center gap-x-4">
              {date(on, "long")}
              {setup ? null : <LiveMark link={link} at={Date.parse(board.at) + liveFor} />}
            </span>
          ) : null
        }
        action={
          <>
            {schools.length > 1 ? (
              <Filters
                filters={[
                  {
                    name: "school",
                    label: t("admin:school"),
                    options: schools,
                    fallback: schoolId,
                  },
                ]}
              />
            ) : null}
            {setup ? null : <DayLinks on={on} today={today} />}
          </>
        }
      />
      {setup ? <BoardSetup {...setup} /> : null}
      {empty && !setup ? <NoLessons reasons={empty.reasons} /> : null}
      {entries.length > 0 ? (
        <Board entries={entries} absences={board.absences} on={on} now={isToday ? now : null} />
      ) : null}
    </>
  );
}
