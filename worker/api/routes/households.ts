import { z } from "zod";
import {
  createHousehold,
  getHousehold,
  Household,
  HouseholdCreate,
  HouseholdQuery,
  HouseholdUpdate,
  listHouseholds,
  updateHousehold,
} from "#domain/people/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "households";

const list = defineRoute(
  {
    method: "get",
    path: "/households",
    operationId: "listHouseholds",
    summary: "Households with adults and children",
    tag,
    access: "people:read",
    query: HouseholdQuery,
    response: Household,
    list: true,
  },
  ({ ctx, query }) => listHouseholds(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/households/{id}",
    operationId: "getHousehold",
    summary: "One household",
    tag,
    access: "people:read",
    params,
    response: Household,
  },
  ({ ctx, params }) => getHousehold(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/households",
    operationId: "createHousehold",
    summary: "Add a household",
    tag,
    access: "people:write",
    body: HouseholdCreate,
    response: Household,
    status: 201,
  },
  ({ ctx, body }) => createHousehold(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/households/{id}",
    operationId: "updateHousehold",
    summary: "Change a household and its members",
    tag,
    access: "people:write",
    params,
    body: HouseholdUpdate,
    response: Household,
  },
  ({ ctx, params, body }) => updateHousehold(ctx, params.id, body),
);

export const householdRoutes: Route[] = [list, get, create, update];
