import { eq } from "drizzle-orm";
import { joinTenant } from "#domain/auth/index";
import type { ControlCtx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { identities } from "../../worker/domain/auth/control-tables";
import { DEMO_ACCOUNTS, demoEmail } from "./accounts";

/**
 * Ties the demo logins of a school to its people. All have the founder's password, whose hash is
 * taken over: making one costs a fifth of a second on purpose.
 */
export async function joinDemoLogins(
  control: ControlCtx,
  tenant: { id: string; slug: string },
  people: Map<string, string>,
): Promise<void> {
  const founder = await identityOf(control, demoEmail("admin", tenant.slug));
  for (const account of DEMO_ACCOUNTS) {
    const email = demoEmail(account, tenant.slug);
    const personId = people.get(email);
    if (account === "admin" || !personId) continue;
    const known = await identityOf(control, email);
    const who = {
      identityId: known?.id ?? newId("idn", control.now),
      email,
      passwordHash: founder?.passwordHash ?? null,
    };
    await joinTenant(control, who, { tenantId: tenant.id, personId });
  }
}

async function identityOf(control: ControlCtx, email: string) {
  const [row] = await control.db.select().from(identities).where(eq(identities.email, email));
  return row;
}
