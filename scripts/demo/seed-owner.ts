import { ensurePlatformOwner } from "#domain/auth/index";
import type { ControlCtx } from "#platform/ctx";
import { DEMO_OWNER, DEMO_PASSWORD } from "./accounts";

/** The platform owner of the demo. */
export async function seedOwner(control: ControlCtx): Promise<{ email: string }> {
  await ensurePlatformOwner(control, { email: DEMO_OWNER, password: DEMO_PASSWORD });
  return { email: DEMO_OWNER };
}
