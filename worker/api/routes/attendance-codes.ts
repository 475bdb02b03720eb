import { z } from "zod";
import {
  AttendanceCode,
  AttendanceCodeUpdate,
  CodeText,
  listAttendanceCodes,
  saveAttendanceCode,
} from "#domain/attendance/index";
import { PageQuery } from "#platform/paging";
import { defineRoute, type Route } from "../route";

const list = defineRoute(
  {
    method: "get",
    path: "/attendance-codes",
    operationId: "listAttendanceCodes",
    summary: "The codes that registers are marked with, in their order",
    tag: "attendance",
    access: "attendance:read",
    query: PageQuery.extend({ includeEnded: z.stringbool().optional() }),
    response: AttendanceCode,
    list: true,
  },
  async ({ ctx, query }) => {
    const { page, perPage, includeEnded } = query;
    const codes = await listAttendanceCodes(ctx, { includeEnded });
    const items = codes.slice((page - 1) * perPage, page * perPage);
    return { items, total: codes.length, page, perPage };
  },
);

const save = defineRoute(
  {
    method: "put",
    path: "/attendance-codes/{code}",
    operationId: "saveAttendanceCode",
    summary: "Add, change or end a code",
    tag: "attendance",
    access: "attendance_codes:write",
    params: z.object({ code: CodeText }),
    body: AttendanceCodeUpdate,
    response: AttendanceCode,
  },
  ({ ctx, params, body }) => saveAttendanceCode(ctx, { ...body, code: params.code }),
);

export const attendanceCodeRoutes: Route[] = [list, save];
