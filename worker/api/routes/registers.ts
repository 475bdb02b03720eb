import { z } from "zod";
import {
  getRegister,
  listMarkEvents,
  listRegisters,
  MarkEvent,
  MarksAnswer,
  MarksRequest,
  markAllPresent,
  markStudents,
  OpId,
  openRegister,
  Register,
  RegisterHead,
  RegisterQuery,
  RegisterSummary,
  ReopenRequest,
  reopenRegister,
  SubmitRequest,
  submitRegister,
} from "#domain/attendance/index";
import { PageQuery } from "#platform/paging";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "attendance";

const list = defineRoute(
  {
    method: "get",
    path: "/registers",
    operationId: "listRegisters",
    summary: "The registers of a school date: due, open, submitted",
    tag,
    access: "attendance:read",
    query: PageQuery.extend(RegisterQuery.shape),
    response: RegisterSummary,
    list: true,
  },
  ({ ctx, query }) => listRegisters(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/registers/{id}",
    operationId: "getRegister",
    summary: "One register with its roll and marks, acknowledged changes included",
    tag,
    access: "attendance:read",
    params,
    response: Register,
  },
  ({ ctx, params }) => getRegister(ctx, params.id),
);

const mark = defineRoute(
  {
    method: "put",
    path: "/registers/{id}/marks",
    operationId: "markStudents",
    summary: "Set or clear marks; each is accepted or refused with the current one",
    tag,
    access: "attendance:take",
    params,
    body: MarksRequest,
    response: MarksAnswer,
  },
  ({ ctx, params, body }) => markStudents(ctx, { registerId: params.id, marks: body.marks }),
);

const allPresent = defineRoute(
  {
    method: "post",
    path: "/registers/{id}/all-present",
    operationId: "markAllPresent",
    summary: "Mark everyone present who has no mark yet",
    tag,
    access: "attendance:take",
    params,
    body: z.object({ opId: OpId.optional() }),
    bodyOptional: true,
    response: RegisterHead,
  },
  ({ ctx, params, body }) => markAllPresent(ctx, { registerId: params.id, opId: body.opId }),
);

const open = defineRoute(
  {
    method: "post",
    path: "/registers/{id}/open",
    operationId: "openRegister",
    summary: "Open a register, one day ahead at the earliest",
    tag,
    access: "attendance:take",
    params,
    response: RegisterHead,
  },
  ({ ctx, params }) => openRegister(ctx, params.id),
);

const submit = defineRoute(
  {
    method: "post",
    path: "/registers/{id}/submit",
    operationId: "submitRegister",
    summary: "Submit a register",
    tag,
    access: "attendance:take",
    params,
    body: SubmitRequest,
    bodyOptional: true,
    response: RegisterHead,
  },
  ({ ctx, params, body }) => submitRegister(ctx, { registerId: params.id, baseSeq: body.baseSeq }),
);

const reopen = defineRoute(
  {
    method: "post",
    path: "/registers/{id}/reopen",
    operationId: "reopenRegister",
    summary: "Reopen a submitted register for correction, with the reason",
    tag,
    access: "attendance:reopen",
    params,
    body: ReopenRequest,
    response: RegisterHead,
  },
  ({ ctx, params, body }) => reopenRegister(ctx, { registerId: params.id, reason: body.reason }),
);

const events = defineRoute(
  {
    method: "get",
    path: "/registers/{id}/events",
    operationId: "listMarkEvents",
    summary: "Every attempt to set a mark in a register, newest first",
    tag,
    access: "attendance:read",
    params,
    query: PageQuery,
    response: MarkEvent,
    list: true,
  },
  ({ ctx, params, query }) => listMarkEvents(ctx, { ...query, registerId: params.id }),
);

export const registerRoutes: Route[] = [list, get, mark, allPresent, open, submit, reopen, events];
