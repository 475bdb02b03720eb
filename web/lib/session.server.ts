import type { AppLoadContext } from "@remix-run/cloudflare";
import { redirect, redirectDocument } from "@remix-run/cloudflare";
import { createHandoff, type MembershipChoice, type SignedIn } from "#domain/auth/index";
import { homeOf } from "#web/lib/workspaces.server.ts";
import { safeNext, tenantOrigin } from "#web/load-context.ts";
import { sessionCookies } from "#worker/api/middleware/cookies";

/** Keeps a new session in this browser and goes where the person wanted, or to their own first page. */
export function enter(context: AppLoadContext, signedIn: SignedIn, next: unknown) {
  context.cookies.push(...sessionCookies(signedIn.tokens));
  const { actor } = signedIn.ctx;
  const home = homeOf(actor);
  const wanted = safeNext(next, home);
  return redirect(wanted === "/" ? home : wanted);
}

/** The address that carries a proven sign-in over to a school's own host; good for one minute. */
export async function handoffUrl(
  context: AppLoadContext,
  identityId: string,
  to: Pick<MembershipChoice, "tenantId" | "personId" | "slug">,
  next?: string,
): Promise<string> {
  const { tenantId, personId, slug } = to;
  const code = await createHandoff(context.control, { identityId, tenantId, personId });
  const url = new URL("/session/handoff", tenantOrigin(context, slug));
  url.searchParams.set("code", code);
  if (next && next !== "/") url.searchParams.set("next", next);
  return url.href;
}

/** Leaves for another host: always a whole page. */
export const leaveTo = (url: string) => redirectDocument(url);

/** The device's name in the list of sessions: what the browser says of itself. */
export function deviceOf(request: Request): string | null {
  return request.headers.get("user-agent")?.slice(0, 200) ?? null;
}
