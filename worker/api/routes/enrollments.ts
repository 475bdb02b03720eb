import { z } from "zod";
import {
  Enrollment,
  EnrollmentCreate,
  EnrollmentEnd,
  EnrollmentMove,
  EnrollmentMoved,
  EnrollmentQuery,
  EnrollmentUpdate,
  endEnrollment,
  enrol,
  getEnrollment,
  listEnrollments,
  moveStudent,
  updateEnrollment,
} from "#domain/academics/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "enrollments";

const list = defineRoute(
  {
    method: "get",
    path: "/enrollments",
    operationId: "listEnrollments",
    summary: "Who is in which class, by class, person, role and date",
    tag,
    access: "academics:read",
    query: EnrollmentQuery,
    response: Enrollment,
    list: true,
  },
  ({ ctx, query }) => listEnrollments(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/enrollments/{id}",
    operationId: "getEnrollment",
    summary: "One enrollment",
    tag,
    access: "academics:read",
    params,
    response: Enrollment,
  },
  ({ ctx, params }) => getEnrollment(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/enrollments",
    operationId: "enrol",
    summary: "Put a student or teacher into a class",
    tag,
    access: "academics:write",
    body: EnrollmentCreate,
    response: Enrollment,
    status: 201,
  },
  ({ ctx, body }) => enrol(ctx, body),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/enrollments/{id}",
    operationId: "updateEnrollment",
    summary: "Correct an enrollment",
    tag,
    access: "academics:write",
    params,
    body: EnrollmentUpdate,
    response: Enrollment,
  },
  ({ ctx, params, body }) => updateEnrollment(ctx, params.id, body),
);

const end = defineRoute(
  {
    method: "post",
    path: "/enrollments/{id}/end",
    operationId: "endEnrollment",
    summary: "End an enrollment on a date; the past stays",
    tag,
    access: "academics:write",
    params,
    body: EnrollmentEnd,
    bodyOptional: true,
    response: Enrollment,
  },
  ({ ctx, params, body }) => endEnrollment(ctx, params.id, body),
);

const remove = defineRoute(
  {
    method: "delete",
    path: "/enrollments/{id}",
    operationId: "deleteEnrollment",
    summary: "End an enrollment today; the past stays",
    tag,
    access: "academics:write",
    params,
    response: Enrollment,
  },
  ({ ctx, params }) => endEnrollment(ctx, params.id, {}),
);

const move = defineRoute(
  {
    method: "post",
    path: "/enrollments/{id}/move",
    operationId: "moveStudent",
    summary: "Move a student to another class from a date on",
    tag,
    access: "academics:write",
    params,
    body: EnrollmentMove,
    response: EnrollmentMoved,
    status: 201,
  },
  ({ ctx, params, body }) => moveStudent(ctx, params.id, body),
);

export const enrollmentRoutes: Route[] = [list, get, create, update, end, remove, move];
