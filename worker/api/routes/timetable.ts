import { z } from "zod";
import {
  CalendarDay,
  CalendarDayQuery,
  CalendarDaySet,
  Clash,
  DirectoryHits,
  DirectoryQuery,
  deleteCalendarDay,
  listCalendarDays,
  listClashes,
  listPeriods,
  Period,
  PeriodQuery,
  PeriodsReplace,
  replacePeriods,
  searchDirectory,
  setCalendarDay,
  Timetable,
  TimetableQuery,
  timetable,
} from "#domain/academics/index";
import { Done, done } from "../done";
import { listed } from "../listed";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "timetable";

const show = defineRoute(
  {
    method: "get",
    path: "/timetable",
    operationId: "getTimetable",
    summary: "What takes place from one date to another",
    tag,
    access: "academics:read",
    query: TimetableQuery,
    response: Timetable,
  },
  ({ ctx, query }) => timetable(ctx, query),
);

const clashes = defineRoute(
  {
    method: "get",
    path: "/timetable/clashes",
    operationId: "listClashes",
    summary: "Classes that want one teacher or room at the same time",
    tag,
    access: "academics:read",
    query: PeriodQuery,
    response: Clash,
    list: true,
  },
  async ({ ctx, query }) => listed(await listClashes(ctx, query.schoolId)),
);

const periods = defineRoute(
  {
    method: "get",
    path: "/periods",
    operationId: "listPeriods",
    summary: "The bell schedule of a school",
    tag,
    access: "academics:read",
    query: PeriodQuery,
    response: Period,
    list: true,
  },
  async ({ ctx, query }) => listed(await listPeriods(ctx, query)),
);

const setPeriods = defineRoute(
  {
    method: "put",
    path: "/periods",
    operationId: "replacePeriods",
    summary: "Set the bell schedule of a school",
    tag,
    access: "academics:write",
    body: PeriodsReplace,
    response: Period,
    list: true,
  },
  async ({ ctx, body }) => listed(await replacePeriods(ctx, body)),
);

const days = defineRoute(
  {
    method: "get",
    path: "/calendar-days",
    operationId: "listCalendarDays",
    summary: "Days that differ from the week",
    tag,
    access: "academics:read",
    query: CalendarDayQuery,
    response: CalendarDay,
    list: true,
  },
  async ({ ctx, query }) => listed(await listCalendarDays(ctx, query)),
);

const setDay = defineRoute(
  {
    method: "put",
    path: "/calendar-days",
    operationId: "setCalendarDay",
    summary: "Say how a day differs from the week",
    tag,
    access: "academics:write",
    body: CalendarDaySet,
    response: CalendarDay,
  },
  ({ ctx, body }) => setCalendarDay(ctx, body),
);

const clearDay = defineRoute(
  {
    method: "delete",
    path: "/calendar-days/{id}",
    operationId: "deleteCalendarDay",
    summary: "Make a day like its week again",
    tag,
    access: "academics:write",
    params,
    response: Done,
  },
  ({ ctx, params }) => deleteCalendarDay(ctx, params.id).then(() => done),
);

const search = defineRoute(
  {
    method: "get",
    path: "/search",
    operationId: "searchDirectory",
    summary: "People and classes by name, reading or number",
    tag: "search",
    access: "people:read",
    query: DirectoryQuery,
    response: DirectoryHits,
  },
  ({ ctx, query }) => searchDirectory(ctx, query.q),
);

export const timetableRoutes: Route[] = [
  show,
  clashes,
  periods,
  setPeriods,
  days,
  setDay,
  clearDay,
  search,
];
