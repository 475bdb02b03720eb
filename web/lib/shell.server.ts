import type { Role } from "#domain/auth/constants";
import { getCurrentUser } from "#domain/people/index";
import { DomainError } from "#platform/errors";
import type { Shell } from "#web/components/app-shell.tsx";
import { signedIn } from "./action.server.ts";
import type { Portal } from "./navigation.ts";
import { workspacesOf } from "./workspaces.server.ts";

/** The loader of a workspace's frame; refuses whoever has no business in it. */
export function frameLoader(portal: Portal | null) {
  return signedIn(async ({ ctx }): Promise<Shell> => {
    const workspaces = workspacesOf(ctx.actor);
    if (portal && !workspaces.some((one) => one.portal === portal)) {
      throw new DomainError("FORBIDDEN", "Your role does not allow this.");
    }
    const { displayName, email, roles } = await getCurrentUser(ctx);
    return {
      schoolName: ctx.tenant.name,
      account: {
        name: displayName,
        email,
        roles: [...new Set<Role>(roles.map(({ role }) => role))],
      },
      workspaces,
    };
  });
}
