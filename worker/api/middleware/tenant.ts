import { createMiddleware } from "hono/factory";
import { DomainError } from "#platform/errors";
import type { AppEnv } from "../../app-env";
import { resolveTenant } from "../../context";

/** The tenant's slug in a host name, or null for the bare app host. */
export function slugOf(host: string, appHost: string): string | null {
  const name = host.split(":")[0]?.toLowerCase() ?? "";
  const app = appHost.split(":")[0]?.toLowerCase() ?? "";
  if (!name.endsWith(`.${app}`)) return null;
  return name.slice(0, -app.length - 1);
}

/** Step two, first half: which tenant the host name means. */
export const knowTenant = createMiddleware<AppEnv>(async (c, next) => {
  const slug = slugOf(new URL(c.req.url).host, c.env.APP_HOST);
  if (slug !== null) {
    const tenant = await resolveTenant(c.env, c.get("control"), slug);
    if (!tenant || tenant.info.status === "provisioning") {
      throw new DomainError("NOT_FOUND", "There is no school at this address.");
    }
    if (tenant.info.status !== "active") {
      throw new DomainError("UNAVAILABLE", "This school is not available at the moment.");
    }
    c.set("tenant", tenant);
  }
  await next();
});
