import { z } from "zod";
import {
  CurrentUser,
  checkCredentials,
  endSession,
  endSessionOf,
  openSession,
  RefreshRequest,
  refreshSession,
  type SignedIn,
  SignInAnswer,
  SignInRequest,
  TokenPair,
} from "#domain/auth/index";
import { getCurrentUser } from "#domain/people/index";
import { findTenant } from "#domain/tenancy/index";
import type { ControlCtx } from "#platform/ctx";
import { DomainError, invalid } from "#platform/errors";
import { slugOf } from "../middleware/tenant";
import { defineRoute, type Route } from "../route";

function tokenPair(signedIn: SignedIn): TokenPair {
  const { accessToken, refreshToken, expiresIn } = signedIn.tokens;
  if (!refreshToken)
    throw new DomainError("UNAUTHENTICATED", "This session has ended. Sign in again.");
  return { accessToken, refreshToken, expiresIn };
}

async function chosenTenant(
  control: ControlCtx,
  wanted: string | null,
  credentials: Awaited<ReturnType<typeof checkCredentials>>,
) {
  const { memberships } = credentials;
  if (wanted) {
    const tenant = await findTenant(control, wanted);
    const mine = memberships.find((one) => one.tenantId === tenant?.info.id);
    if (mine) return mine;
  } else if (memberships.length === 1 && memberships[0]) {
    return memberships[0];
  } else if (memberships.length > 1) {
    const slugs = memberships.map((one) => one.slug).join(", ");
    throw invalid("tenant", `This login belongs to several schools: ${slugs}. Say which one.`);
  }
  throw new DomainError("UNAUTHENTICATED", "The e-mail address or the password is not right.");
}

const login = defineRoute(
  {
    method: "post",
    path: "/auth/login",
    operationId: "login",
    summary: "Sign in with e-mail and password",
    tag: "auth",
    access: "public",
    body: SignInRequest,
    response: SignInAnswer,
    maxBytes: 8 * 1024,
  },
  async ({ control, body, request }) => {
    const credentials = await checkCredentials(control, body);
    const slug = slugOf(new URL(request.url).host, control.appHost);
    const { tenantId, personId } = await chosenTenant(
      control,
      slug ?? body.tenant ?? null,
      credentials,
    );
    const signedIn = await openSession(control, {
      identityId: credentials.identityId,
      tenantId,
      personId,
      device: request.headers.get("user-agent"),
    });
    return { ...tokenPair(signedIn), user: await getCurrentUser(signedIn.ctx) };
  },
);

const refresh = defineRoute(
  {
    method: "post",
    path: "/auth/refresh",
    operationId: "refreshToken",
    summary: "Exchange a refresh token for a new pair",
    tag: "auth",
    access: "public",
    body: RefreshRequest,
    response: TokenPair,
    maxBytes: 8 * 1024,
  },
  async ({ control, body }) => tokenPair(await refreshSession(control, body.refreshToken)),
);

const logout = defineRoute(
  {
    method: "post",
    path: "/auth/logout",
    operationId: "logout",
    summary: "End the session of the access or refresh token",
    tag: "auth",
    access: "public",
    body: RefreshRequest.partial().default({}),
    response: z.object({ signedOut: z.literal(true) }).meta({ id: "SignedOut" }),
    maxBytes: 8 * 1024,
  },
  async ({ control, body, ctx }) => {
    if (body.refreshToken) await endSessionOf(control, body.refreshToken);
    if (ctx?.actor.kind === "user") await endSession(control, ctx.actor.sessionId);
    return { signedOut: true as const };
  },
);

const me = defineRoute(
  {
    method: "get",
    path: "/auth/me",
    operationId: "getCurrentUser",
    summary: "The signed-in person, their roles and school",
    tag: "auth",
    access: "session",
    response: CurrentUser,
  },
  async ({ ctx }) => getCurrentUser(ctx),
);

export const authRoutes: Route[] = [login, refresh, logout, me];
