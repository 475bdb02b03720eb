import type { z } from "zod";
import type { Right } from "#domain/auth/index";
import type { ControlCtx, Ctx } from "#platform/ctx";
import type { Page } from "#platform/paging";

/** What a handler gets besides the parsed input. */
export type Call<P, Q, B> = {
  ctx: Ctx;
  control: ControlCtx;
  params: P;
  query: Q;
  body: B;
  request: Request;
};

type Output<S> = S extends z.ZodType ? z.input<S> : undefined;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export type RouteSpec<P, Q, B, R> = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Below `/api/v1`, parameters in braces: `/students/{id}`. */
  path: string;
  operationId: string;
  summary: string;
  tag: string;
  /** `public`: no session wanted; `session`: any signed-in person; else the right it asks for. */
  access: "public" | "session" | Right;
  params?: P;
  query?: Q;
  body?: B;
  /** The schema of `data`. With `list` it is the schema of one item. */
  response: R;
  list?: boolean;
  status?: 200 | 201 | 202;
  /** Bytes of JSON accepted, 256 KiB unless told. */
  maxBytes?: number;
  /** No body at all counts as `{}`. */
  bodyOptional?: boolean;
  /** The body is a multipart form that the handler reads itself. */
  multipart?: boolean;
};

export type Route = RouteSpec<
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType
> & { handle: (call: Call<never, never, never>) => Promise<unknown> };

/** One API route as data: the HTTP adapter, the OpenAPI document and the access tests read it. */
export function defineRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType = z.ZodType,
  const L extends boolean = false,
>(
  spec: RouteSpec<P, Q, B, R> & { list?: L },
  handle: (
    call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>,
  ) => Promise<L extends true ? Page<Output<R>> : Output<R>>,
): Route {
  return { ...spec, handle } as unknown as Route;
}
