import { z } from "zod";
import type { SchoolRoom } from "#rooms/school-room";

/** Every binding and variable of the Worker; tenant databases come on top, `TENANT_DB_<n>`. */
export type Env = {
  CONTROL_DB: D1Database;
  SCHOOL_ROOM: DurableObjectNamespace<SchoolRoom>;
  JOBS: Queue<JobMessage>;
  FILES: R2Bucket;
  ASSETS: Fetcher;
  EMAIL?: SendEmail;
} & Settings;

/** What travels on the queue: a wake-up of a tenant's outbox, one of its messages, or upkeep. */
export type JobMessage =
  | { kind: "outbox"; tenantId: string }
  | { kind: "message"; tenantId: string; id: string; type: string; payload: unknown }
  | { kind: "tend"; tenantId: string }
  | { kind: "migrate"; tenantId: string };

const Settings = z.object({
  ENVIRONMENT: z.enum(["production", "development", "test"]),
  /** Host of the app with its port where there is one; tenants live on its subdomains. */
  APP_HOST: z.string().min(1),
  MAIL_FROM: z.string().min(3),
  /** Private ES256 key as a JWK with `kid`; signs access tokens. */
  AUTH_SIGNING_JWK: z.string().startsWith("{"),
  /** At least 32 random characters; derives refresh token successors. */
  AUTH_REFRESH_KEY: z.string().min(32),
  /** At least 32 random characters; lets operators' scripts in. */
  OPERATOR_TOKEN: z.string().min(32),
  /** `off` where the platform's own request log is enough. */
  LOG_REQUESTS: z.enum(["on", "off"]).optional(),
});
type Settings = z.infer<typeof Settings>;

const checked = new WeakSet<object>();

/** Fails the first request of an isolate with the names of missing or malformed settings. */
export function checkEnv(env: Env): void {
  if (checked.has(env)) return;
  const result = Settings.safeParse(env);
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join("."));
    throw new Error(`The Worker's settings are not complete: ${names.join(", ")}`);
  }
  checked.add(env);
}

/** The bindings of tenant databases by name. */
export function tenantBindings(env: Env): Record<string, D1Database> {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => /^TENANT_DB_\d+$/.test(name)),
  ) as Record<string, D1Database>;
}
