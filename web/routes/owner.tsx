import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import type { Shell } from "#web/components/app-shell.tsx";
import { PortalError, PortalFrame, revalidateFrame } from "#web/components/portal-frame.tsx";
import { workspacesOf } from "#web/lib/workspaces.server.ts";

export function loader({ context }: LoaderFunctionArgs): Shell {
  const { control, tenant } = context;
  if (tenant) throw new Response(null, { status: 404 });
  if (control.actor.kind !== "platform") throw redirect("/sign-in?next=/owner");
  return {
    schoolName: "Homeroom",
    account: { name: "Homeroom", roles: ["super_admin"] },
    workspaces: workspacesOf(control.actor),
  };
}

export const shouldRevalidate = revalidateFrame;

export default () => <PortalFrame portal="owner" />;

export const ErrorBoundary = () => <PortalError portal="owner" />;
