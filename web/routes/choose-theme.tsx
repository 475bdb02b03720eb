import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { isTheme, preferenceCookie } from "#web/lib/preferences.ts";
import { safeNext } from "#web/load-context.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = form.get("theme");
  if (isTheme(theme)) context.cookies.push(preferenceCookie("theme", theme, context.protocol));
  return redirect(safeNext(form.get("next")));
}

export const loader = () => redirect("/");
