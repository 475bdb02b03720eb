import { z } from "zod";
import {
  createGuardian,
  endGuardian,
  Guardian,
  GuardianCreate,
  GuardianLink,
  GuardianLinkUpdate,
  GuardianQuery,
  GuardianUpdate,
  getGuardian,
  linkGuardian,
  listGuardians,
  unlinkGuardian,
  updateGuardian,
  updateGuardianLink,
} from "#domain/people/index";
import { Done, done } from "../done";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "guardians";
const linkParams = params.extend({ studentId: z.string().max(64) });

const list = defineRoute(
  {
    method: "get",
    path: "/guardians",
    operationId: "listGuardians",
    summary: "Guardians with their children",
    tag,
    access: "people:read",
    query: GuardianQuery,
    response: Guardian,
    list: true,
  },
  ({ ctx, query }) => listGuardians(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/guardians/{id}",
    operationId: "getGuardian",
    summary: "One guardian with their children",
    tag,
    access: "people:read",
    params,
    response: Guardian,
  },
  ({ ctx, params }) => getGuardian(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/guardians",
    operationId: "createGuardian",
    summary: "Add a guardian",
    tag,
    access: "people:write",
    body: GuardianCreate,
    response: Guardian,
    status: 201,
  },
  ({ ctx, body }) => createGuardian(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/guardians/{id}",
    operationId: "updateGuardian",
    summary: "Change a guardian",
    tag,
    access: "people:write",
    params,
    body: GuardianUpdate,
    response: Guardian,
  },
  ({ ctx, params, body }) => updateGuardian(ctx, params.id, body),
);

const end = defineRoute(
  {
    method: "delete",
    path: "/guardians/{id}",
    operationId: "endGuardian",
    summary: "End a guardian's record and account",
    tag,
    access: "people:write",
    params,
    response: Done,
  },
  ({ ctx, params, control }) => endGuardian(ctx, control, params.id).then(() => done),
);

const link = defineRoute(
  {
    method: "post",
    path: "/guardians/{id}/students",
    operationId: "linkGuardian",
    summary: "Tie a guardian to a child",
    tag,
    access: "people:write",
    params,
    body: GuardianLink,
    response: Guardian,
    status: 201,
  },
  ({ ctx, params, body }) => linkGuardian(ctx, params.id, body),
);

const updateLink = defineRoute(
  {
    method: "patch",
    path: "/guardians/{id}/students/{studentId}",
    operationId: "updateGuardianLink",
    summary: "Change what a guardian may do for a child",
    tag,
    access: "people:write",
    params: linkParams,
    body: GuardianLinkUpdate,
    response: Guardian,
  },
  ({ ctx, params, body }) => updateGuardianLink(ctx, params.id, params.studentId, body),
);

const unlink = defineRoute(
  {
    method: "delete",
    path: "/guardians/{id}/students/{studentId}",
    operationId: "unlinkGuardian",
    summary: "Untie a guardian from a child",
    tag,
    access: "people:write",
    params: linkParams,
    response: Done,
  },
  ({ ctx, params }) => unlinkGuardian(ctx, params.id, params.studentId).then(() => done),
);

export const guardianRoutes: Route[] = [list, get, create, update, end, link, updateLink, unlink];
