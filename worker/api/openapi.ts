import { z } from "zod";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Route } from "./route";

const ErrorBody = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.array(z.object({ field: z.string(), issue: z.string() })),
    }),
    requestId: z.string(),
    timestamp: z.string(),
  })
  .meta({ id: "Error" });

const ListMeta = z
  .object({ total: z.number().int(), page: z.number().int(), perPage: z.number().int() })
  .meta({ id: "ListMeta" });

const ERRORS: Record<string, string> = {
  "400": "The input is not valid",
  "401": "Not signed in",
  "403": "Not allowed",
  "404": "Not found, or out of reach",
  "409": "In conflict with the present state",
};

function envelope(route: Route): z.ZodType {
  const tail = { requestId: z.string(), timestamp: z.string() };
  if (!route.list) return z.object({ success: z.literal(true), data: route.response, ...tail });
  return z.object({
    success: z.literal(true),
    data: z.array(route.response),
    meta: ListMeta,
    ...tail,
  });
}

function operation(route: Route): object {
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    ...(route.access === "public" ? { security: [] } : { "x-permission": route.access }),
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
    },
    ...requestBody(route),
    responses: {
      [String(route.status ?? 200)]: {
        description: "Done",
        content: { "application/json": { schema: envelope(route) } },
      },
      ...Object.fromEntries(
        Object.entries(ERRORS).map(([status, description]) => [
          status,
          { description, content: { "application/json": { schema: ErrorBody } } },
        ]),
      ),
    },
  };
}

function requestBody(route: Route): object {
  if (route.multipart) {
    const schema = z.object({ file: z.string().meta({ format: "binary" }) }).loose();
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (!route.body) return {};
  return {
    requestBody: {
      required: !route.bodyOptional,
      content: { "application/json": { schema: route.body } },
    },
  };
}

/** The OpenAPI 3.1 document of a set of routes. */
export function openApiDocument(routes: Route[], version: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method]: operation(route) });
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Homeroom API",
      version,
      description: "Rosters, timetables and live attendance of one school organisation.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
    paths: paths as ZodOpenApiPathsObject,
  });
}
