import { Hono } from "hono";
import { publicJwks } from "#domain/auth/index";
import { DomainError } from "#platform/errors";
import { errorResponse } from "./api/errors";
import { health } from "./api/health";
import { refuseForeignOrigin } from "./api/middleware/origin";
import { enter } from "./api/middleware/request";
import { knowApiSession, knowWebSession } from "./api/middleware/session";
import { knowTenant } from "./api/middleware/tenant";
import { mountRoutes } from "./api/mount";
import { openApiDocument } from "./api/openapi";
import { operatorRoutes } from "./api/operator";
import { reference } from "./api/reference";
import { apiRoutes } from "./api/routes/index";
import { liveSocket } from "./api/socket";
import type { AppEnv } from "./app-env";
import { VERSION } from "./version";
import { refuseOddForms, webApp, webError } from "./web";

/** The whole Worker behind `fetch`: the middleware chain, the API, then the web app. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    const isApi = c.req.path.startsWith("/api") || c.req.path.startsWith("/.well-known");
    if (isApi) return errorResponse(error, c.get("requestId") ?? "");
    return webError(error, c);
  });

  app.use(enter, knowTenant);

  app.get("/api/health", health);
  app.get("/.well-known/jwks.json", (c) =>
    c.json(publicJwks(c.get("control")), 200, { "cache-control": "public, max-age=300" }),
  );
  app.get("/api/docs", reference);
  app.get("/api/v1/openapi.json", (c) => c.json(openApiDocument(apiRoutes, VERSION)));

  app.use("/api/*", refuseForeignOrigin);
  app.route("/api/operator", operatorRoutes());
  app.use("/api/v1/*", knowApiSession);
  app.get("/api/v1/live", liveSocket);
  mountRoutes(app, "/api/v1", apiRoutes);
  app.all("/api/*", () => {
    throw new DomainError("NOT_FOUND", "There is no such route.");
  });

  app.use(refuseOddForms, knowWebSession);
  app.all("*", webApp);
  return app;
}
