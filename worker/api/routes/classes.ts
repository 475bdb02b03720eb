import { z } from "zod";
import {
  ClassCreate,
  ClassEnd,
  ClassProfile,
  ClassQuery,
  ClassStudent,
  ClassStudentQuery,
  ClassUpdate,
  createClass,
  endClass,
  getClass,
  listClasses,
  listClassStudents,
  SchoolClass,
  updateClass,
} from "#domain/academics/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "classes";

const list = defineRoute(
  {
    method: "get",
    path: "/classes",
    operationId: "listClasses",
    summary: "Classes within reach with teachers and numbers",
    tag,
    access: "academics:read",
    query: ClassQuery,
    response: SchoolClass,
    list: true,
  },
  ({ ctx, query }) => listClasses(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/classes/{id}",
    operationId: "getClass",
    summary: "One class with students, weekly times and terms",
    tag,
    access: "academics:read",
    params,
    response: ClassProfile,
  },
  ({ ctx, params }) => getClass(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/classes",
    operationId: "createClass",
    summary: "Add a class",
    tag,
    access: "academics:write",
    body: ClassCreate,
    response: ClassProfile,
    status: 201,
  },
  ({ ctx, body }) => createClass(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/classes/{id}",
    operationId: "updateClass",
    summary: "Change a class",
    tag,
    access: "academics:write",
    params,
    body: ClassUpdate,
    response: ClassProfile,
  },
  ({ ctx, params, body }) => updateClass(ctx, params.id, body),
);

const end = defineRoute(
  {
    method: "post",
    path: "/classes/{id}/end",
    operationId: "endClass",
    summary: "End a class on a date; its past stays",
    tag,
    access: "academics:write",
    params,
    body: ClassEnd,
    bodyOptional: true,
    response: ClassProfile,
  },
  ({ ctx, params, body }) => endClass(ctx, params.id, body),
);

const remove = defineRoute(
  {
    method: "delete",
    path: "/classes/{id}",
    operationId: "deleteClass",
    summary: "End a class today; its past stays",
    tag,
    access: "academics:write",
    params,
    response: ClassProfile,
  },
  ({ ctx, params }) => endClass(ctx, params.id, {}),
);

const students = defineRoute(
  {
    method: "get",
    path: "/classes/{id}/students",
    operationId: "listClassStudents",
    summary: "The students of a class on a date",
    tag,
    access: "academics:read",
    params,
    query: ClassStudentQuery,
    response: ClassStudent,
    list: true,
  },
  ({ ctx, params, query }) => listClassStudents(ctx, params.id, query),
);

export const classRoutes: Route[] = [list, get, create, update, end, remove, students];
