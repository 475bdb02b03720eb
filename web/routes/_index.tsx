import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Landing } from "#web/components/landing.tsx";
import { homeOf } from "#web/lib/navigation.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["landing"] };
export const meta = titled("landing:title");

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.tenant) return null;
  const actor = context.ctx?.actor;
  throw redirect(actor?.kind === "user" ? homeOf(actor.roles) : "/sign-in");
}

export default Landing;
