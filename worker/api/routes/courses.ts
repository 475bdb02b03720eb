import { z } from "zod";
import {
  Course,
  CourseCreate,
  CourseQuery,
  CourseUpdate,
  createCourse,
  endCourse,
  getCourse,
  listCourses,
  updateCourse,
} from "#domain/academics/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "courses";

const list = defineRoute(
  {
    method: "get",
    path: "/courses",
    operationId: "listCourses",
    summary: "Courses by title",
    tag,
    access: "academics:read",
    query: CourseQuery,
    response: Course,
    list: true,
  },
  ({ ctx, query }) => listCourses(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/courses/{id}",
    operationId: "getCourse",
    summary: "One course",
    tag,
    access: "academics:read",
    params,
    response: Course,
  },
  ({ ctx, params }) => getCourse(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/courses",
    operationId: "createCourse",
    summary: "Add a course",
    tag,
    access: "academics:write",
    body: CourseCreate,
    response: Course,
    status: 201,
  },
  ({ ctx, body }) => createCourse(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/courses/{id}",
    operationId: "updateCourse",
    summary: "Change a course",
    tag,
    access: "academics:write",
    params,
    body: CourseUpdate,
    response: Course,
  },
  ({ ctx, params, body }) => updateCourse(ctx, params.id, body),
);

const end = defineRoute(
  {
    method: "delete",
    path: "/courses/{id}",
    operationId: "endCourse",
    summary: "End a course; its classes of the past keep it",
    tag,
    access: "academics:write",
    params,
    response: Course,
  },
  ({ ctx, params }) => endCourse(ctx, params.id),
);

export const courseRoutes: Route[] = [list, get, create, update, end];
