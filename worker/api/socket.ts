import type { Context } from "hono";
import { z } from "zod";
import { enterLiveRoom } from "#domain/attendance/index";
import { DomainError } from "#platform/errors";
import { IDENTITY_HEADER } from "#rooms/school-room";
import type { AppEnv } from "../app-env";
import { validationError } from "./errors";
import { isSameOrigin } from "./middleware/origin";

const LiveQuery = z.object({ schoolId: z.string().min(1).max(64) });

/**
 * `GET /api/v1/live?schoolId=…`: lets a signed-in person into the live room of a school. Browsers
 * send the session's cookie and an Origin, which must be ours; other clients send a bearer token. A
 * token in the address is never looked at.
 */
export async function liveSocket(c: Context<AppEnv>): Promise<Response> {
  const ctx = c.get("ctx");
  if (!ctx)
    throw new DomainError("UNAUTHENTICATED", "The access token is missing, invalid or expired.");
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    throw new DomainError("VALIDATION_ERROR", "This address speaks WebSocket only.");
  }
  const byBearer = c.req.header("authorization") !== undefined && !c.req.header("origin");
  if (!byBearer && (!c.req.header("origin") || !isSameOrigin(c.req.raw))) {
    throw new DomainError("FORBIDDEN", "This connection did not come from this site.");
  }
  const query = LiveQuery.safeParse(c.req.query());
  if (!query.success) throw validationError(query.error, "query");
  const identity = await enterLiveRoom(ctx, query.data);
  const room = c.env.SCHOOL_ROOM.getByName(`${identity.tenantId}:${identity.schoolId}`);
  const answer = await room.fetch("http://room/live", {
    headers: {
      upgrade: "websocket",
      [IDENTITY_HEADER]: encodeURIComponent(JSON.stringify(identity)),
    },
  });
  if (!answer.webSocket)
    throw new DomainError("UNAVAILABLE", "The live register is not reachable.");
  // A session that was refreshed on the way must not lose its new cookies.
  const headers = new Headers();
  for (const cookie of c.get("cookies")) headers.append("set-cookie", cookie);
  return new Response(null, { status: 101, webSocket: answer.webSocket, headers });
}
