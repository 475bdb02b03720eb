import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Landing } from "#web/components/landing.tsx";
import { titled } from "#web/lib/titled.ts";
import { homeOf } from "#web/lib/workspaces.server.ts";

export const handle = { i18n: ["landing"] };
export const meta = titled("landing:title");

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.tenant) {
    if (context.control.actor.kind === "platform") throw redirect("/owner");
    return null;
  }
  const actor = context.ctx?.actor;
  throw redirect(actor?.kind === "user" ? homeOf(actor) : "/sign-in");
}

export default Landing;
