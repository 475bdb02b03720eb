import { z } from "zod";
import { endStaff } from "#domain/academics/index";
import {
  createUser,
  disableUser,
  enableUser,
  getUser,
  listUsers,
  StaffEnd,
  User,
  UserCreate,
  UserQuery,
  UserUpdate,
  updateUser,
} from "#domain/people/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "users";

const list = defineRoute(
  {
    method: "get",
    path: "/users",
    operationId: "listUsers",
    summary: "Staff and guardians, by role, school and name",
    tag,
    access: "users:read",
    query: UserQuery,
    response: User,
    list: true,
  },
  ({ ctx, query }) => listUsers(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/users/{id}",
    operationId: "getUser",
    summary: "One user with roles",
    tag,
    access: "users:read",
    params,
    response: User,
  },
  ({ ctx, params }) => getUser(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/users",
    operationId: "createUser",
    summary: "Add a member of staff with roles",
    tag,
    access: "users:write",
    body: UserCreate,
    response: User,
    status: 201,
  },
  ({ ctx, body }) => createUser(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/users/{id}",
    operationId: "updateUser",
    summary: "Change a user",
    tag,
    access: "users:write",
    params,
    body: UserUpdate,
    response: User,
  },
  ({ ctx, params, body }) => updateUser(ctx, params.id, body),
);

const end = defineRoute(
  {
    method: "post",
    path: "/users/{id}/end",
    operationId: "endStaff",
    summary: "A member of staff leaves: roles and teaching end",
    tag,
    access: "users:write",
    params,
    body: StaffEnd,
    response: User,
  },
  ({ ctx, params, body }) => endStaff(ctx, params.id, body),
);

const disable = defineRoute(
  {
    method: "post",
    path: "/users/{id}/disable",
    operationId: "disableUser",
    summary: "Close a user's account",
    tag,
    access: "users:write",
    params,
    response: User,
  },
  ({ ctx, params, control }) => disableUser(ctx, control, params.id),
);

const enable = defineRoute(
  {
    method: "post",
    path: "/users/{id}/enable",
    operationId: "enableUser",
    summary: "Open a user's account again",
    tag,
    access: "users:write",
    params,
    response: User,
  },
  ({ ctx, params, control }) => enableUser(ctx, control, params.id),
);

export const userRoutes: Route[] = [list, get, create, update, end, disable, enable];
