import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { findTenant, openTenant } from "#domain/tenancy/index";
import type { Actor, ControlCtx, Ctx, RoleGrant } from "#platform/ctx";
import { newId } from "#platform/ids";
import { controlCtx, readyControlDb } from "#worker/context";
import type { Env } from "#worker/env";
import { startSchool } from "#worker/onboarding/start-school";

export const PASSWORD = "correct horse battery";

/** A tenant made by the product's own sign-up, with ways to act in it. */
export type TestTenant = {
  id: string;
  slug: string;
  host: string;
  schoolId: string;
  adminId: string;
  adminEmail: string;
  control: ControlCtx;
  /** A Ctx with this actor. */
  as: (actor: Actor) => Ctx;
  /** The founder: org_admin of the whole organisation. */
  asAdmin: () => Ctx;
  /** A person with a role in the first school (or everywhere: schoolId null). */
  asRole: (role: string, personId: string, schoolId?: string | null) => Ctx;
  asSystem: () => Ctx;
  asStranger: () => Ctx;
};

let counter = 0;

export function testEnv(): Env {
  return env as unknown as Env;
}

export function testControl(actor: Actor = { kind: "system", job: "test" }): ControlCtx {
  return controlCtx(testEnv(), actor, createExecutionContext());
}

/** Signs a fresh tenant up and returns ways to act in it. */
export async function makeTenant(
  options: { slug?: string; country?: string; kind?: "primary" | "secondary" | "other" } = {},
): Promise<TestTenant> {
  const control = testControl();
  await readyControlDb(testEnv(), createExecutionContext());
  counter++;
  const slug = options.slug ?? `test-${counter}-${Math.random().toString(36).slice(2, 8)}`;
  const adminEmail = `admin@${slug}.example`;
  const started = await startSchool(control, {
    schoolName: `School ${slug}`,
    kind: options.kind ?? "primary",
    country: options.country ?? "US",
    slug,
    givenName: "Ada",
    familyName: "Admin",
    email: adminEmail,
    password: PASSWORD,
  });
  const placed = await findTenant(control, started.tenantId);
  if (!placed) throw new Error("the tenant was not made");
  const as = (actor: Actor) => openTenant(testControl(actor), placed, actor);
  const user = (personId: string, roles: RoleGrant[]): Actor => ({
    kind: "user",
    personId,
    identityId: newId("idn"),
    sessionId: newId("ses"),
    roles,
  });
  return {
    id: started.tenantId,
    slug,
    host: `${slug}.localhost`,
    schoolId: started.schoolId,
    adminId: started.personId,
    adminEmail,
    control,
    as,
    asAdmin: () => as(user(started.personId, [{ role: "org_admin", schoolId: null }])),
    asRole: (role, personId, schoolId = started.schoolId) =>
      as(user(personId, [{ role, schoolId }])),
    asSystem: () => as({ kind: "system", job: "test" }),
    asStranger: () => as({ kind: "anonymous" }),
  };
}
