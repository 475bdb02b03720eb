import { z } from "zod";
import {
  createSchool,
  getSchool,
  listSchools,
  School,
  SchoolCreate,
  SchoolUpdate,
  updateSchool,
} from "#domain/tenancy/index";
import { listed } from "../listed";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "schools";

const list = defineRoute(
  {
    method: "get",
    path: "/schools",
    operationId: "listSchools",
    summary: "The schools within reach",
    tag,
    access: "schools:read",
    response: School,
    list: true,
  },
  async ({ ctx }) => listed(await listSchools(ctx)),
);

const get = defineRoute(
  {
    method: "get",
    path: "/schools/{id}",
    operationId: "getSchool",
    summary: "One school",
    tag,
    access: "schools:read",
    params,
    response: School,
  },
  ({ ctx, params }) => getSchool(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/schools",
    operationId: "createSchool",
    summary: "Add a school or branch",
    tag,
    access: "schools:write",
    body: SchoolCreate,
    response: School,
    status: 201,
  },
  ({ ctx, body }) => createSchool(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/schools/{id}",
    operationId: "updateSchool",
    summary: "Change a school",
    tag,
    access: "schools:write",
    params,
    body: SchoolUpdate,
    response: School,
  },
  ({ ctx, params, body }) => updateSchool(ctx, params.id, body),
);

export const schoolRoutes: Route[] = [list, get, create, update];
