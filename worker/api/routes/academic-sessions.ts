import { z } from "zod";
import {
  AcademicSession,
  AcademicSessionCreate,
  AcademicSessionQuery,
  AcademicSessionUpdate,
  createAcademicSession,
  endAcademicSession,
  getAcademicSession,
  listAcademicSessions,
  planRollOver,
  RolledOver,
  RollOver,
  RollOverPlan,
  rollOverYear,
  updateAcademicSession,
} from "#domain/academics/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "academic-sessions";

const list = defineRoute(
  {
    method: "get",
    path: "/academic-sessions",
    operationId: "listAcademicSessions",
    summary: "School years, terms and other parts of the year",
    tag,
    access: "academics:read",
    query: AcademicSessionQuery,
    response: AcademicSession,
    list: true,
  },
  ({ ctx, query }) => listAcademicSessions(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/academic-sessions/{id}",
    operationId: "getAcademicSession",
    summary: "One academic session",
    tag,
    access: "academics:read",
    params,
    response: AcademicSession,
  },
  ({ ctx, params }) => getAcademicSession(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/academic-sessions",
    operationId: "createAcademicSession",
    summary: "Add an academic session",
    tag,
    access: "academics:write",
    body: AcademicSessionCreate,
    response: AcademicSession,
    status: 201,
  },
  ({ ctx, body }) => createAcademicSession(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/academic-sessions/{id}",
    operationId: "updateAcademicSession",
    summary: "Change an academic session",
    tag,
    access: "academics:write",
    params,
    body: AcademicSessionUpdate,
    response: AcademicSession,
  },
  ({ ctx, params, body }) => updateAcademicSession(ctx, params.id, body),
);

const end = defineRoute(
  {
    method: "delete",
    path: "/academic-sessions/{id}",
    operationId: "endAcademicSession",
    summary: "End an academic session with its parts",
    tag,
    access: "academics:write",
    params,
    response: AcademicSession,
  },
  ({ ctx, params }) => endAcademicSession(ctx, params.id),
);

const plan = defineRoute(
  {
    method: "get",
    path: "/academic-sessions/{id}/roll-over",
    operationId: "planRollOver",
    summary: "What the school year after this one could look like",
    tag,
    access: "academics:write",
    params,
    response: RollOverPlan,
  },
  ({ ctx, params }) => planRollOver(ctx, params.id),
);

const rollOver = defineRoute(
  {
    method: "post",
    path: "/academic-sessions/{id}/roll-over",
    operationId: "rollOverYear",
    summary: "Begin a new school year out of this one",
    tag,
    access: "academics:write",
    params,
    body: RollOver.omit({ fromSessionId: true }).meta({ id: "RollOverRequest" }),
    response: RolledOver,
    status: 201,
    maxBytes: 2 * 1024 * 1024,
  },
  ({ ctx, params, body }) => rollOverYear(ctx, { ...body, fromSessionId: params.id }),
);

export const academicSessionRoutes: Route[] = [list, get, create, update, end, plan, rollOver];
