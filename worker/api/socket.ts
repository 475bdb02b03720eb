import type { Context } from "hono";
import { DomainError } from "#platform/errors";
import type { AppEnv } from "../app-env";

export async function liveSocket(c: Context<AppEnv>): Promise<Response> {
  if (!c.get("ctx")) throw new DomainError("UNAUTHENTICATED", "Sign in first.");
  throw new DomainError("UNAVAILABLE", "The live register is not reachable.");
}
