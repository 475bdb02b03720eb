import type { PlacedTenant } from "#domain/tenancy/index";
import type { ControlCtx, Ctx } from "#platform/ctx";
import type { Env } from "./env";

/** What the middleware chain leaves for handlers. */
export type AppEnv = {
  Bindings: Env;
  Variables: {
    requestId: string;
    control: ControlCtx;
    /** The tenant that the host name means; null on the bare app host. */
    tenant: PlacedTenant | null;
    /** Set when somebody is signed in within a tenant. */
    ctx: Ctx | null;
    /** Set-Cookie headers for the answer. */
    cookies: string[];
    nonce: string;
  };
};
