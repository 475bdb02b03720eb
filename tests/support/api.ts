import { exports } from "cloudflare:workers";
import { openSession } from "#domain/auth/index";
import { PASSWORD, type TestTenant } from "./tenant";

type Answer = {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the wire carries
  body: any;
};

/** Calls the Worker as a client would; `host` is a tenant's or the bare host. */
export async function call(
  host: string,
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers = new Headers(options.headers);
  if (options.token) headers.set("authorization", `Bearer ${options.token}`);
  let body: BodyInit | undefined;
  if (options.body instanceof FormData || typeof options.body === "string") body = options.body;
  else if (options.body !== undefined) {
    headers.set("content-type", "application/json");
    body = JSON.stringify(options.body);
  }
  const response = await worker().fetch(
    new Request(`http://${host}${path}`, { method, headers, ...(body ? { body } : {}) }),
  );
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : text,
  };
}

function worker(): Fetcher {
  return (exports as unknown as { default: Fetcher }).default;
}

/** The founder's access token, by the product's own sign-in. */
export async function adminToken(tenant: TestTenant): Promise<string> {
  const answer = await call(tenant.host, "POST", "/api/v1/auth/login", {
    body: { email: tenant.adminEmail, password: PASSWORD },
  });
  return answer.body.data.accessToken;
}

/** An access token for a person with the roles they have in the database. */
export async function tokenFor(tenant: TestTenant, personId: string): Promise<string> {
  const signedIn = await openSession(tenant.control, {
    identityId: `idn_of_${personId}`,
    tenantId: tenant.id,
    personId,
  });
  return signedIn.tokens.accessToken;
}
