import { z } from "zod";
import {
  commitImport,
  getImport,
  Import,
  ImportCommit,
  ImportOptions,
  ImportProblem,
  ImportProblemQuery,
  ImportRow,
  ImportRowQuery,
  listImportProblems,
  listImportRows,
  listImports,
  mapImport,
  undoImport,
  uploadImport,
} from "#domain/integrations/index";
import { PageQuery } from "#platform/paging";
import { readUploadForm } from "../read-upload";
import { defineRoute, type Route } from "../route";

const tag = "Imports";
const access = "imports:run";
const params = z.object({ id: z.string().min(1).max(64) });

export const importRoutes: Route[] = [
  defineRoute(
    {
      method: "post",
      path: "/imports",
      operationId: "uploadImport",
      summary: "Upload a OneRoster zip or a CSV of students; a job checks it",
      tag,
      access,
      multipart: true,
      response: Import,
      status: 201,
    },
    async ({ ctx, request }) => uploadImport(ctx, await readUploadForm(request)),
  ),
  defineRoute(
    {
      method: "get",
      path: "/imports",
      operationId: "listImports",
      summary: "List imports, newest first",
      tag,
      access,
      query: PageQuery,
      response: Import,
      list: true,
    },
    ({ ctx, query }) => listImports(ctx, query),
  ),
  defineRoute(
    {
      method: "get",
      path: "/imports/{id}",
      operationId: "getImport",
      summary: "Get an import: state, progress and summary",
      tag,
      access,
      params,
      response: Import,
    },
    ({ ctx, params: { id } }) => getImport(ctx, id),
  ),
  defineRoute(
    {
      method: "get",
      path: "/imports/{id}/rows",
      operationId: "listImportRows",
      summary: "List what an import does, row by row",
      tag,
      access,
      params,
      query: ImportRowQuery,
      response: ImportRow,
      list: true,
    },
    ({ ctx, params: { id }, query }) => listImportRows(ctx, id, query),
  ),
  defineRoute(
    {
      method: "get",
      path: "/imports/{id}/problems",
      operationId: "listImportProblems",
      summary: "List the problems in an import's files by file, line and column",
      tag,
      access,
      params,
      query: ImportProblemQuery,
      response: ImportProblem,
      list: true,
    },
    ({ ctx, params: { id }, query }) => listImportProblems(ctx, id, query),
  ),
  defineRoute(
    {
      method: "put",
      path: "/imports/{id}/mapping",
      operationId: "mapImport",
      summary: "Choose the school and what columns mean, and check the file again",
      tag,
      access,
      params,
      body: ImportOptions,
      response: Import,
      status: 202,
    },
    ({ ctx, params: { id }, body }) => mapImport(ctx, id, body),
  ),
  defineRoute(
    {
      method: "post",
      path: "/imports/{id}/commit",
      operationId: "commitImport",
      summary: "Apply an import that has been checked; a job does the work",
      tag,
      access,
      params,
      body: ImportCommit,
      bodyOptional: true,
      response: Import,
      status: 202,
    },
    ({ ctx, params: { id }, body }) => commitImport(ctx, id, body),
  ),
  defineRoute(
    {
      method: "post",
      path: "/imports/{id}/undo",
      operationId: "undoImport",
      summary: "Bring back what was there before an import; a job does the work",
      tag,
      access,
      params,
      response: Import,
      status: 202,
    },
    ({ ctx, params: { id } }) => undoImport(ctx, id),
  ),
];
