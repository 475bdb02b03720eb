import { z } from "zod";
import { admitStudent, getStudent, leaveSchool, listStudents } from "#domain/academics/index";
import {
  returnStudent,
  Student,
  StudentAdmission,
  StudentLeave,
  StudentProfile,
  StudentQuery,
  StudentReturn,
  StudentUpdate,
  updateStudent,
} from "#domain/people/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "students";

const list = defineRoute(
  {
    method: "get",
    path: "/students",
    operationId: "listStudents",
    summary: "Students within reach: search, filter, sort, page",
    tag,
    access: "people:read",
    query: StudentQuery,
    response: Student,
    list: true,
  },
  ({ ctx, query }) => listStudents(ctx, query),
);

const get = defineRoute(
  {
    method: "get",
    path: "/students/{id}",
    operationId: "getStudent",
    summary: "One student with guardians, classes and history",
    tag,
    access: "people:read",
    params,
    response: StudentProfile,
  },
  ({ ctx, params }) => getStudent(ctx, params.id),
);

const create = defineRoute(
  {
    method: "post",
    path: "/students",
    operationId: "createStudent",
    summary: "Admit a student, with guardians and classes",
    tag,
    access: "people:write",
    body: StudentAdmission,
    response: StudentProfile,
    status: 201,
  },
  async ({ ctx, body }) => getStudent(ctx, (await admitStudent(ctx, body)).id),
);

const update = defineRoute(
  {
    method: "patch",
    path: "/students/{id}",
    operationId: "updateStudent",
    summary: "Change a student's record",
    tag,
    access: "people:write",
    params,
    body: StudentUpdate,
    response: StudentProfile,
  },
  ({ ctx, params, body }) =>
    updateStudent(ctx, params.id, body).then(() => getStudent(ctx, params.id)),
);

const leave = defineRoute(
  {
    method: "post",
    path: "/students/{id}/leave",
    operationId: "leaveSchool",
    summary: "The student leaves; the past stays",
    tag,
    access: "people:write",
    params,
    body: StudentLeave,
    response: StudentProfile,
  },
  ({ ctx, params, body }) =>
    leaveSchool(ctx, params.id, body).then(() => getStudent(ctx, params.id)),
);

const comeBack = defineRoute(
  {
    method: "post",
    path: "/students/{id}/return",
    operationId: "returnStudent",
    summary: "The student comes back",
    tag,
    access: "people:write",
    params,
    body: StudentReturn,
    response: StudentProfile,
  },
  ({ ctx, params, body }) =>
    returnStudent(ctx, params.id, body).then(() => getStudent(ctx, params.id)),
);

export const studentRoutes: Route[] = [list, get, create, update, leave, comeBack];
